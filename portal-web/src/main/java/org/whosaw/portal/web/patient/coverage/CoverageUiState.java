package org.whosaw.portal.web.patient.coverage;

import java.util.List;
import org.whosaw.portal.web.page.Parts.Row;

/**
 * Holds what the list covers.
 *
 * @param missing one sentence each
 * @param feeding the systems that send, {@code absent} those that are declared as not covered
 * @param kept how long it is kept
 */
public record CoverageUiState(
        String headline,
        String sub,
        List<String> missing,
        List<Row> feeding,
        List<Row> absent,
        String kept) {
    public CoverageUiState {
        missing = List.copyOf(missing);
        feeding = List.copyOf(feeding);
        absent = List.copyOf(absent);
    }

    public boolean hasMissing() {
        return !missing.isEmpty();
    }

    public boolean hasFeeding() {
        return !feeding.isEmpty();
    }

    public boolean hasAbsent() {
        return !absent.isEmpty();
    }
}
