package org.whosaw.portal.web.hospital.counter;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.QrPicture;

/**
 * Holds a slip to print: an address, a code, what to do; no department and no illness.
 *
 * @param help whom to ring, or null
 */
public record SlipUiState(
        DeskBar desk,
        String address,
        String phoneStep,
        QrPicture qr,
        String code,
        String until,
        @Nullable String help,
        String slipMark) {
    @Override
    public String toString() {
        return "SlipUiState[redacted]";
    }
}
