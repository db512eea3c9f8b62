package org.whosaw.portal.web.patient.permission;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.page.Parts.Tab;

/**
 * Holds the permission manager.
 *
 * @param none what is said when there is nothing, or null
 * @param stoppable whether there is something to stop at all
 */
public record PermissionsUiState(
        String headline,
        String sub,
        List<Tab> windows,
        List<Group> groups,
        @Nullable String none,
        boolean stoppable) {
    public PermissionsUiState {
        windows = List.copyOf(windows);
        groups = List.copyOf(groups);
    }

    /**
     * Rows under one heading.
     *
     * @param stop where all of them are stopped, or null
     */
    public record Group(String label, @Nullable String text, List<Row> rows, @Nullable Tab stop) {
        public Group {
            rows = List.copyOf(rows);
        }
    }
}
