package org.whosaw.portal.web.patient.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.patient.mine.SettingsUiState.Group;

/** Holds how she is told, as groups of choices. */
public record HowToldUiState(
        @Nullable Note note, boolean paused, List<Group> groups, @Nullable Mail mail) {
    public HowToldUiState {
        groups = List.copyOf(groups);
    }

    /**
     * How she is told by e-mail; not there where this portal sends none.
     *
     * @param text where it stands now
     * @param asked whether a code was sent and is waited for
     * @param kept whether an address is kept
     */
    public record Mail(String text, boolean asked, boolean kept) {}
}
