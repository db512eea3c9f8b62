package org.whosaw.portal.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.whosaw.portal.kernel.ChinaTime;

/**
 * Counts periods as the civil code does: the day of the beginning is not counted, a last day that
 * is a rest day gives way to the next working day, and it ends at 24:00 in Shanghai. Safe for
 * threads when its supplier is.
 */
public final class WorkingCalendar {
    private static final int MOST_DAYS = 4_000;

    private final Supplier<CalendarYears> years;

    /** Counts by the years that {@code years} gives at each asking. */
    public WorkingCalendar(Supplier<CalendarYears> years) {
        this.years = years;
    }

    /** Returns a calendar of the years that the software ships. */
    public static WorkingCalendar shipped() {
        return new WorkingCalendar(CalendarYears::shipped);
    }

    /** Returns the end of the {@code days}-th working day after the day of {@code from}. */
    public Deadline afterWorkingDays(Instant from, int days) {
        demand(days);
        CalendarYears known = years.get();
        LocalDate day = dayOf(from);
        boolean settled = true;
        for (int counted = 0; counted < days; ) {
            day = day.plusDays(1);
            settled &= known.isSettled(day);
            if (known.isWorkingDay(day)) {
                counted++;
            }
        }
        return Deadline.on(day, !settled);
    }

    /**
     * Returns the end of the {@code days}-th day after that of {@code from}, rest days included.
     */
    public Deadline afterDays(Instant from, int days) {
        demand(days);
        CalendarYears known = years.get();
        LocalDate day = dayOf(from).plusDays(days);
        boolean settled = known.isSettled(day);
        while (!known.isWorkingDay(day)) {
            day = day.plusDays(1);
            settled &= known.isSettled(day);
        }
        return Deadline.on(day, !settled);
    }

    /**
     * Returns how many working days lie after the day of {@code from}, up to and with the day of
     * {@code to}; none when that is earlier.
     */
    public int workingDaysBetween(Instant from, Instant to) {
        CalendarYears known = years.get();
        return (int)
                dayOf(from)
                        .plusDays(1)
                        .datesUntil(later(dayOf(from), dayOf(to)).plusDays(1))
                        .filter(known::isWorkingDay)
                        .count();
    }

    /** Says whether work is done on that day. */
    public boolean isWorkingDay(LocalDate day) {
        return years.get().isWorkingDay(day);
    }

    /** Returns the years that it counts by. */
    public CalendarYears years() {
        return years.get();
    }

    /** Returns the day of an instant in Shanghai. */
    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ChinaTime.ZONE);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static void demand(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("a period of 1 to " + MOST_DAYS + " days");
        }
    }
}
