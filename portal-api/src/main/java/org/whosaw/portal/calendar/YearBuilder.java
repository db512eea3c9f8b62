package org.whosaw.portal.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whosaw.portal.kernel.PortalException;

/** Gathers one year out of a file, line by line, and refuses what cannot be. */
final class YearBuilder {
    private static final int LONGEST_WORD = 200;

    private final int year;
    private final int line;
    private final List<String> papers = new ArrayList<>();
    private final Map<LocalDate, CalendarYear.Day> days = new LinkedHashMap<>();

    /** Begins a year that stands on that line. */
    YearBuilder(long year, int line) {
        if (year < CalendarYear.FIRST || year > CalendarYear.LAST) {
            throw new PortalException(CalendarError.YEAR_WRONG, line);
        }
        this.year = (int) year;
        this.line = line;
    }

    static LocalDate date(String text, int line) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new PortalException(CalendarError.DATE_WRONG, line);
        }
    }

    void paper(String paper, int at) {
        if (paper.isBlank() || paper.length() > LONGEST_WORD) {
            throw new PortalException(CalendarError.MALFORMED, at);
        }
        papers.add(paper.strip());
    }

    void day(LocalDate day, DayKind kind, String name, int at) {
        if (!CalendarYear.isOf(year, day)) {
            throw new PortalException(CalendarError.DATE_WRONG, at);
        }
        if (name.length() > LONGEST_WORD) {
            throw new PortalException(CalendarError.MALFORMED, at);
        }
        if (kind == DayKind.WORK && day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
            throw new PortalException(CalendarError.WORK_ON_WEEKDAY, at);
        }
        if (days.putIfAbsent(day, new CalendarYear.Day(kind, name.strip())) != null) {
            throw new PortalException(CalendarError.DATE_TWICE, at);
        }
    }

    /** Returns the year; a year without days is refused at {@code emptyAt}. */
    CalendarYear build(int emptyAt) {
        if (days.isEmpty()) {
            throw new PortalException(CalendarError.EMPTY, emptyAt, Integer.toString(year));
        }
        return new CalendarYear(year, papers, days);
    }

    /** Returns the year; a year without days is refused at its own line. */
    CalendarYear build() {
        return build(line);
    }
}
