package org.whosaw.portal.web.hospital.questions;

import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.QrPicture;

/** Holds the slip with an accessor's link: the same whether a patient asked or nobody did. */
public record LinkUiState(
        DeskBar desk,
        String address,
        QrPicture qr,
        String until,
        String backHref,
        String slipMark) {
    @Override
    public String toString() {
        return "LinkUiState[redacted]";
    }
}
