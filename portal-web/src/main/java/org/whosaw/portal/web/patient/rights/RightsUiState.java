package org.whosaw.portal.web.patient.rights;

import java.util.List;
import org.whosaw.portal.web.page.Parts.Row;

/**
 * Holds what she may ask, and what she asked.
 *
 * @param shown what her own pages show already
 * @param kinds what a person must do for her
 */
public record RightsUiState(
        String headline, String sub, List<Row> asked, List<Row> shown, List<Row> kinds) {
    public RightsUiState {
        asked = List.copyOf(asked);
        shown = List.copyOf(shown);
        kinds = List.copyOf(kinds);
    }

    public boolean hasAsked() {
        return !asked.isEmpty();
    }
}
