package org.whosaw.portal.web.hospital.rights;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Row;

/**
 * Holds what the desk still owes.
 *
 * @param number what was looked for, and what is wrong with it
 * @param next where the next page is, or null
 */
public record RightQueueUiState(
        DeskBar desk,
        String headline,
        String sub,
        List<Choice> shows,
        List<Choice> kinds,
        Field number,
        List<Row> rows,
        @Nullable String next) {
    public RightQueueUiState {
        shows = List.copyOf(shows);
        kinds = List.copyOf(kinds);
        rows = List.copyOf(rows);
    }

    public boolean hasRows() {
        return !rows.isEmpty();
    }
}
