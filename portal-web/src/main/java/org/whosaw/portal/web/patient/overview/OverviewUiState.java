package org.whosaw.portal.web.patient.overview;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Bar;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.page.Parts.Tab;

/**
 * Holds the overview: the answer in the headline, the picture, what needs attention, what can be
 * done.
 */
public record OverviewUiState(
        String headline,
        @Nullable String sub,
        @Nullable String comfort,
        boolean big,
        List<Tab> windows,
        @Nullable Note note,
        List<Bar> bars,
        List<Row> attention,
        @Nullable String quiet,
        List<Row> can) {
    public boolean hasWindows() {
        return !windows.isEmpty();
    }

    public boolean hasBars() {
        return !bars.isEmpty();
    }

    public boolean hasAttention() {
        return !attention.isEmpty();
    }
}
