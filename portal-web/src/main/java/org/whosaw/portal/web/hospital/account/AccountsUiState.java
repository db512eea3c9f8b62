package org.whosaw.portal.web.hospital.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds the sessions whose account was perhaps used by another. */
public record AccountsUiState(
        DeskBar desk, String headline, String sub, @Nullable Note note, List<Line> sessions) {
    public AccountsUiState {
        sessions = List.copyOf(sessions);
    }

    /** One session. */
    public record Line(String number, String who, String where, String when, String looks) {}
}
