package org.whosaw.portal.web.patient.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.patient.mine.SettingsUiState.Group;

/** Holds how she is told, as groups of choices. */
public record HowToldUiState(@Nullable Note note, boolean paused, List<Group> groups) {
    public HowToldUiState {
        groups = List.copyOf(groups);
    }
}
