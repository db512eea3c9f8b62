package org.whosaw.portal.web.patient.stops;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Row;

/**
 * Holds what a stop would do.
 *
 * @param field the name of what is to stop, {@code value} its value
 */
public record StopPreviewUiState(
        String headline,
        String sub,
        @Nullable Note note,
        List<Row> told,
        List<Fact> facts,
        String field,
        String value,
        boolean possible,
        String back) {
    public boolean hasTold() {
        return !told.isEmpty();
    }
}
