package org.whosaw.portal.web.open;

import java.util.List;

/** Holds a month: the page that stands where she was after the quick exit. */
public record CalendarUiState(String month, List<String> days, List<Week> weeks) {
    /** Seven days. */
    public record Week(List<Cell> cells) {}

    /** One day, empty outside the month. */
    public record Cell(String label, boolean current) {}
}
