package org.whosaw.portal.web.hospital.counter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;

/**
 * Holds one person, masked, and what may be done for her.
 *
 * @param opening names her in the forms of this page
 * @param canSlip whether there is a phone on record for a slip
 */
public record CounterPersonUiState(
        DeskBar desk,
        String headline,
        String sub,
        @Nullable Note note,
        List<Fact> facts,
        String opening,
        boolean canSlip,
        boolean hasOwnWayIn,
        boolean isChild,
        List<Newborn> newborns,
        PaperForm otherPhone,
        PaperForm secondFactor,
        PaperForm list,
        Field phone,
        Field wish) {
    public CounterPersonUiState {
        facts = List.copyOf(facts);
        newborns = List.copyOf(newborns);
    }

    @Override
    public String toString() {
        return "CounterPersonUiState[redacted]";
    }

    public boolean hasNewborns() {
        return !newborns.isEmpty();
    }

    /** A newborn of hers, named by what opens it. */
    public record Newborn(String child, String label) {}

    /** The question which paper was checked. */
    public record PaperForm(String paperId, @Nullable String paperError, List<Paper> papers) {
        public PaperForm {
            papers = List.copyOf(papers);
        }
    }

    /** One kind of paper. */
    public record Paper(String value, String label) {}
}
