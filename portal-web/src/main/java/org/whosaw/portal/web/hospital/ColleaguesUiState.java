package org.whosaw.portal.web.hospital;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds who of the hospital's staff may sign in. */
public record ColleaguesUiState(
        DeskBar desk, String headline, @Nullable Note note, List<Colleague> colleagues) {
    public ColleaguesUiState {
        colleagues = List.copyOf(colleagues);
    }

    /** One member of the staff. */
    public record Colleague(String id, String login, String roles, String state, boolean locked) {}
}
