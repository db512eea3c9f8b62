package org.whosaw.portal.web.hospital.feeds;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds the trial of a mapping: the form, or one masked row. */
public record TrialUiState(
        DeskBar desk,
        String headline,
        String sub,
        @Nullable Note note,
        List<String> mappings,
        @Nullable One one) {
    public TrialUiState {
        mappings = List.copyOf(mappings);
    }

    /** One row; {@code previous} and {@code next} are rows to go to, or null. */
    public record One(
            String token,
            String where,
            Note verdict,
            @Nullable String at,
            List<Cell> cells,
            @Nullable String previous,
            @Nullable String next) {
        public One {
            cells = List.copyOf(cells);
        }
    }

    /** What one column would become. */
    public record Cell(String column, String value, String means, String kept) {}
}
