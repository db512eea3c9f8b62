package org.whosaw.portal.web.patient.stops;

import java.util.List;
import org.whosaw.portal.web.page.Parts.Row;

/** Holds the stops of one list. */
public record StopListUiState(String headline, String sub, List<Row> stops) {
    public boolean hasStops() {
        return !stops.isEmpty();
    }
}
