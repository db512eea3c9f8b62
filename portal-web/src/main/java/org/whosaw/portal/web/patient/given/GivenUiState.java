package org.whosaw.portal.web.patient.given;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Row;

/** Holds the outside parties that received data, as cards. */
public record GivenUiState(
        String headline,
        String sub,
        @Nullable Note note,
        @Nullable Empty empty,
        List<Group> groups,
        List<Row> unrecorded) {
    public GivenUiState {
        unrecorded = List.copyOf(unrecorded);
    }

    public boolean hasUnrecorded() {
        return !unrecorded.isEmpty();
    }

    /** Says that nothing was given as far as the records know. */
    public record Empty(String headline, String text) {}

    /** Recipients of one kind. */
    public record Group(String label, List<Line> lines) {}

    /**
     * One recipient.
     *
     * @param stop where giving to it is stopped, or null where it does not rest on consent
     */
    public record Line(Row row, @Nullable String stop) {}
}
