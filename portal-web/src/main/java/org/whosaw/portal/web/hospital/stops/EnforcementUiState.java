package org.whosaw.portal.web.hospital.stops;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds what each system does with a stop, and how calls go. */
public record EnforcementUiState(
        DeskBar desk,
        String headline,
        String sub,
        @Nullable Note note,
        List<Line> systems,
        List<Called> endpoints) {
    public boolean hasEndpoints() {
        return !endpoints.isEmpty();
    }

    /** One system and the choices for it. */
    public record Line(String code, String name, List<Option> options) {}

    /** One choice. */
    public record Option(String value, String label, boolean chosen) {}

    /** One endpoint. */
    public record Called(
            String id, String owner, String host, String state, List<Chip> chips, boolean replay) {
        public boolean hasChips() {
            return !chips.isEmpty();
        }
    }
}
