package org.whosaw.portal.web.hospital.stops;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds what the desk watches. */
public record StopDeskUiState(
        DeskBar desk, String headline, String sub, @Nullable Note note, List<Line> lines) {
    public boolean hasLines() {
        return !lines.isEmpty();
    }

    /** One recipient that owes something, or was late once. */
    public record Line(
            String number,
            String recipient,
            String contact,
            String subject,
            String due,
            List<Chip> chips,
            @Nullable String posted,
            boolean owing) {
        public boolean hasChips() {
            return !chips.isEmpty();
        }
    }
}
