package org.whosaw.portal.web.hospital.erasure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Note;

/**
 * Holds the page of erasing: the way to a person and what was done, or one person's plan.
 *
 * @param plan what erasing would do, or null while nobody is opened
 */
public record ErasureUiState(
        DeskBar desk,
        String headline,
        String sub,
        @Nullable Note note,
        @Nullable Plan plan,
        boolean search,
        List<Done> done) {
    public ErasureUiState {
        done = List.copyOf(done);
    }

    /** What erasing one person would do, and the form that does it. */
    public record Plan(
            String opening,
            List<Fact> facts,
            List<Choice> grounds,
            @Nullable String groundError,
            @Nullable String codeError) {
        public Plan {
            facts = List.copyOf(facts);
            grounds = List.copyOf(grounds);
        }
    }

    /** One erasure that was done. */
    public record Done(String title, List<Fact> facts) {
        public Done {
            facts = List.copyOf(facts);
        }
    }
}
