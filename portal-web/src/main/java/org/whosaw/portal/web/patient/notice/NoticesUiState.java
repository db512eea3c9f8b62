package org.whosaw.portal.web.patient.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Row;

/**
 * Holds the inbox.
 *
 * @param paused whether nothing is sent for now
 */
public record NoticesUiState(
        String headline,
        String sub,
        @Nullable Note note,
        boolean paused,
        List<Row> fresh,
        List<Row> earlier,
        @Nullable String next) {
    public NoticesUiState {
        fresh = List.copyOf(fresh);
        earlier = List.copyOf(earlier);
    }

    public boolean hasFresh() {
        return !fresh.isEmpty();
    }

    public boolean hasEarlier() {
        return !earlier.isEmpty();
    }

    public boolean isEmpty() {
        return fresh.isEmpty() && earlier.isEmpty();
    }
}
