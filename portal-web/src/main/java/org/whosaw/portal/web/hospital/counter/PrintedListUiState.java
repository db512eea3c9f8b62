package org.whosaw.portal.web.hospital.counter;

import java.util.List;
import org.whosaw.portal.web.hospital.DeskBar;

/**
 * Holds a person's list as it is printed for her: newest first, without specially protected
 * entries.
 *
 * @param about for whom and of when it is
 * @param note how many entries there are and what is left out
 */
public record PrintedListUiState(
        DeskBar desk, String about, String note, List<Line> lines, String slipMark) {
    public PrintedListUiState {
        lines = List.copyOf(lines);
    }

    public boolean hasLines() {
        return !lines.isEmpty();
    }

    @Override
    public String toString() {
        return "PrintedListUiState[redacted]";
    }

    /** One entry. */
    public record Line(String time, String who, String code, String through, String what) {}
}
