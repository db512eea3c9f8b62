package org.whosaw.portal.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rest and make-up days of one year's paper.
 *
 * <ul>
 *   <li>At least one day is given: a year without any is not a year.
 *   <li>Every day lies in the year, or in the December before it.
 *   <li>An announced year names its papers; without one it is a forecast and provisional.
 * </ul>
 *
 * @param papers where the announcement stands, as the file names it; empty for a forecast
 */
public record CalendarYear(int year, List<String> papers, Map<LocalDate, Day> days) {
    /** The years that can be told apart in a calendar file. */
    static final int FIRST = 1949;

    static final int LAST = 2999;

    public CalendarYear {
        papers = List.copyOf(papers);
        days = java.util.Collections.unmodifiableMap(new TreeMap<>(days));
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a year without days");
        }
        int own = year;
        if (!days.keySet().stream().allMatch(day -> isOf(own, day))) {
            throw new IllegalArgumentException("a day of another year");
        }
    }

    /** One day that is not what the week makes of it, or that bears a name. */
    public record Day(DayKind kind, String name) {}

    /** Says whether the state has announced the year; else it is somebody's forecast. */
    public boolean isAnnounced() {
        return !papers.isEmpty();
    }

    /** Says whether a paper of that year may speak of that day. */
    static boolean isOf(int year, LocalDate day) {
        return day.getYear() == year
                || day.getYear() == year - 1 && day.getMonth() == Month.DECEMBER;
    }
}
