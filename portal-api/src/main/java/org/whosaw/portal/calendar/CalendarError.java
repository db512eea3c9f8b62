package org.whosaw.portal.calendar;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of the calendar; the first argument is the line where there is one. */
public enum CalendarError implements ErrorCode {
    /** Neither JSON nor lines of a calendar. */
    MALFORMED("calendar.malformed", 400),
    /** No day is given: the year is not announced, which is not a year without holidays. */
    EMPTY("calendar.empty", 400),
    /** The year is missing or impossible. */
    YEAR_WRONG("calendar.year-wrong", 400),
    /** No such date, or one of another year. */
    DATE_WRONG("calendar.date-wrong", 400),
    /** A date stands twice. */
    DATE_TWICE("calendar.date-twice", 400),
    /** A rest day that is worked must lie at a weekend, for the week gives the others. */
    WORK_ON_WEEKDAY("calendar.work-on-weekday", 400),
    /** A forecast would replace what the state has announced. */
    ANNOUNCED("calendar.announced", 409),
    /** The file is larger than a year can be. */
    TOO_LARGE("calendar.too-large", 413);

    private final String code;
    private final int status;

    CalendarError(String code, int status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }
}
