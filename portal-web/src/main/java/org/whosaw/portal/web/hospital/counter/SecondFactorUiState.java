package org.whosaw.portal.web.hospital.counter;

import org.whosaw.portal.web.hospital.DeskBar;

/** Holds a viewing code, shown once. */
public record SecondFactorUiState(DeskBar desk, String code) {
    @Override
    public String toString() {
        return "SecondFactorUiState[redacted]";
    }
}
