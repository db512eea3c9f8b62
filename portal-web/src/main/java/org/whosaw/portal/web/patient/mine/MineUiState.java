package org.whosaw.portal.web.patient.mine;

import java.util.List;
import org.whosaw.portal.web.page.Parts.Row;

/** Holds the hub of her own matters. */
public record MineUiState(
        String headline, String sub, List<Row> matters, List<Row> first, List<Row> device) {
    public boolean hasMatters() {
        return !matters.isEmpty();
    }
}
