package org.whosaw.portal.web.hospital.stops;

import java.util.List;
import org.whosaw.portal.web.hospital.DeskBar;

/** Holds a letter to print, and what to say on the telephone. */
public record LetterPaperUiState(
        DeskBar desk,
        String number,
        String recipient,
        String house,
        String day,
        String subject,
        String stopBy,
        String deleteBy,
        String address,
        String code,
        String phone,
        List<String> sayings) {
    @Override
    public String toString() {
        return "LetterPaperUiState[" + number + "]";
    }
}
