package org.whosaw.portal.web.patient.receipt;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.QrPicture;

/**
 * Holds the page of a receipt.
 *
 * @param note why there is none yet, or null when there is one
 * @param facts what it holds
 * @param qr what was signed, or null without a receipt
 */
public record ReceiptUiState(
        String headline,
        @Nullable String sub,
        @Nullable String note,
        List<Fact> facts,
        @Nullable QrPicture qr) {
    public ReceiptUiState {
        facts = List.copyOf(facts);
    }

    @Override
    public String toString() {
        return "ReceiptUiState[redacted]";
    }
}
