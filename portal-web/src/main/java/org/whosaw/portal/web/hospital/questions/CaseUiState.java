package org.whosaw.portal.web.hospital.questions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Step;

/**
 * Holds one case.
 *
 * @param phone where the link may go, or null when nobody can be asked alone
 * @param answering the composer, or null once it is answered
 */
public record CaseUiState(
        DeskBar desk,
        String headline,
        String sub,
        @Nullable Note note,
        List<Fact> facts,
        List<Fact> heard,
        List<Step> steps,
        String address,
        @Nullable Field phone,
        @Nullable Answering answering) {
    public CaseUiState {
        facts = List.copyOf(facts);
        heard = List.copyOf(heard);
        steps = List.copyOf(steps);
    }

    public boolean hasHeard() {
        return !heard.isEmpty();
    }

    /** What was typed of the answer. */
    public record Answering(List<Choice> outcomes, Field text, Field code) {}

    @Override
    public String toString() {
        return "CaseUiState[redacted]";
    }
}
