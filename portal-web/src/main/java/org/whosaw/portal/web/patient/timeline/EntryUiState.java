package org.whosaw.portal.web.patient.timeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Look;
import org.whosaw.portal.web.page.Parts.Note;

/**
 * Holds one look in full.
 *
 * @param asked what she asked about it, or how she may ask
 */
public record EntryUiState(
        String backHref,
        String headline,
        String when,
        String number,
        List<Fact> facts,
        @Nullable Note note,
        List<Look> with,
        @Nullable Asked asked) {
    /**
     * What she asked, or how she may.
     *
     * @param askHref where she asks; null once she has
     * @param state where her question stands, with {@code matterHref}; null before
     * @param answer the hospital's words, signed as {@code signed} says; null before
     */
    public record Asked(
            @Nullable String askHref,
            @Nullable String matterHref,
            @Nullable String state,
            @Nullable String answer,
            @Nullable String signed) {}

    public boolean hasWith() {
        return !with.isEmpty();
    }
}
