package org.whosaw.portal.web.hospital;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds who of the hospital's staff may sign in. */
public record ColleaguesUiState(
        DeskBar desk, String headline, @Nullable Note note, List<Colleague> colleagues) {
    public ColleaguesUiState {
        colleagues = List.copyOf(colleagues);
    }

    /**
     * One member of the staff.
     *
     * @param who whether it is on record who in the directory she is
     * @param linkable whether the reader may say who she is
     * @param typed the number that was typed for her, and what is wrong with it
     */
    public record Colleague(
            String id,
            String login,
            String roles,
            String state,
            boolean locked,
            String who,
            boolean linkable,
            Field typed) {}
}
