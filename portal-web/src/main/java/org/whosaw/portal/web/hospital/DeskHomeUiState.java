package org.whosaw.portal.web.hospital;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Row;

/** Holds the desk's first page: what her roles let her do. */
public record DeskHomeUiState(
        DeskBar desk, String headline, String sub, @Nullable Note note, List<Row> rows) {
    public DeskHomeUiState {
        rows = List.copyOf(rows);
    }

    public boolean hasRows() {
        return !rows.isEmpty();
    }
}
