package org.whosaw.portal.web.patient.asking;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Step;

/**
 * Holds one question and where it stands.
 *
 * @param answer the hospital's words, or null
 * @param signed who signed them and when
 * @param proof where the signed answer is taken away, or null
 * @param sendNow where the form goes that waits no longer, or null
 * @param withdraw where the form goes that takes it back, or null
 */
public record MatterUiState(
        String headline,
        String sub,
        @Nullable Note note,
        @Nullable String answer,
        @Nullable String signed,
        @Nullable String proof,
        List<Fact> facts,
        List<Step> steps,
        String lineHref,
        @Nullable String sendNow,
        @Nullable String withdraw) {
    public MatterUiState {
        facts = List.copyOf(facts);
        steps = List.copyOf(steps);
    }
}
