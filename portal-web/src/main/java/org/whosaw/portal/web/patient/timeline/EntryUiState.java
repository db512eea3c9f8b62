package org.whosaw.portal.web.patient.timeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Look;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds one look in full. */
public record EntryUiState(
        String backHref,
        String headline,
        String when,
        String number,
        List<Fact> facts,
        @Nullable Note note,
        List<Look> with) {
    public boolean hasWith() {
        return !with.isEmpty();
    }
}
