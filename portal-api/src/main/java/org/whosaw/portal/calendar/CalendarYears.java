package org.whosaw.portal.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The years that are known, and what they make of a day. Immutable. */
public final class CalendarYears {
    private final NavigableMap<Integer, CalendarYear> years;

    private CalendarYears(NavigableMap<Integer, CalendarYear> years) {
        this.years = Collections.unmodifiableNavigableMap(years);
    }

    /** Returns the years that the software ships. */
    public static CalendarYears shipped() {
        return Shipped.YEARS;
    }

    /** Returns those years; of two for one year the later counts. */
    public static CalendarYears of(Collection<CalendarYear> years) {
        TreeMap<Integer, CalendarYear> all = new TreeMap<>();
        years.forEach(year -> all.put(year.year(), year));
        return new CalendarYears(all);
    }

    /** Returns these years and those, which count before these; a forecast never hides a paper. */
    public CalendarYears with(Collection<CalendarYear> more) {
        List<CalendarYear> all = new ArrayList<>(years.values());
        more.stream()
                .filter(year -> year.isAnnounced() || !isAnnounced(year.year()))
                .forEach(all::add);
        return of(all);
    }

    /** Returns the years that are known, announced or forecast, the oldest first. */
    public List<CalendarYear> all() {
        return List.copyOf(years.values());
    }

    /** Says whether the year is announced by the state. */
    public boolean isAnnounced(int year) {
        CalendarYear known = years.get(year);
        return known != null && known.isAnnounced();
    }

    /** Says whether nothing still to be announced can change what that day is. */
    public boolean isSettled(LocalDate day) {
        return isAnnounced(day.getYear())
                && (day.getMonth() != Month.DECEMBER || isAnnounced(day.getYear() + 1));
    }

    /**
     * Says whether work is done that day. In a year that is not known the week decides, but for the
     * holidays that the law itself fixes.
     */
    public boolean isWorkingDay(LocalDate day) {
        CalendarYear.@Nullable Day given = given(day);
        if (given != null) {
            return given.kind() == DayKind.WORK;
        }
        boolean weekend =
                day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && (years.containsKey(day.getYear()) || !StatutoryDays.contains(day));
    }

    /** The next year's paper counts before the year's own: it is the later word on December. */
    private CalendarYear.@Nullable Day given(LocalDate day) {
        if (day.getMonth() == Month.DECEMBER) {
            CalendarYear.@Nullable Day later = in(day.getYear() + 1, day);
            if (later != null) {
                return later;
            }
        }
        return in(day.getYear(), day);
    }

    private CalendarYear.@Nullable Day in(int year, LocalDate day) {
        CalendarYear known = years.get(year);
        Map<LocalDate, CalendarYear.Day> days = known == null ? Map.of() : known.days();
        return days.get(day);
    }

    private static final class Shipped {
        static final CalendarYears YEARS = of(YearFile.shipped());
    }
}
