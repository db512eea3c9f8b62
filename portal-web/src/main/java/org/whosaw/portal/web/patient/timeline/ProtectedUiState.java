package org.whosaw.portal.web.patient.timeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds the specially protected entries: locked, with the question, or open. */
public record ProtectedUiState(
        String headline,
        String sub,
        @Nullable Note note,
        @Nullable Locked locked,
        List<TimelineUiState.Day> days,
        @Nullable String next) {
    /** What was typed into the question. */
    public record Locked(Field visitNumber, Field visitDate, Field counterCode) {}
}
