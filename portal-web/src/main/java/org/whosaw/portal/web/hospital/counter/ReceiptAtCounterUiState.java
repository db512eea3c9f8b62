package org.whosaw.portal.web.hospital.counter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Note;

/**
 * Holds the counter's check of a receipt.
 *
 * @param note yes, no or what is missing, or null before a file was chosen
 * @param sentences what was found
 * @param code the short code of the list under which the receipt stands, or null
 */
public record ReceiptAtCounterUiState(
        DeskBar desk, @Nullable Note note, List<String> sentences, @Nullable String code) {
    public ReceiptAtCounterUiState {
        sentences = List.copyOf(sentences);
    }

    @Override
    public String toString() {
        return "ReceiptAtCounterUiState[redacted]";
    }
}
