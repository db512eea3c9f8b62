package org.whosaw.portal.calendar;

import java.time.Instant;
import java.time.LocalDate;
import org.whosaw.portal.kernel.ChinaTime;

/**
 * When a period is over.
 *
 * @param end 24:00 in Shanghai of the last day: the first instant that is too late
 * @param lastDay the last day on which it is still in time
 * @param provisional whether a year that is not announced yet may move it
 */
public record Deadline(Instant end, LocalDate lastDay, boolean provisional) {
    static Deadline on(LocalDate lastDay, boolean provisional) {
        return new Deadline(
                lastDay.plusDays(1).atStartOfDay(ChinaTime.ZONE).toInstant(), lastDay, provisional);
    }

    /** Returns the earlier of two; provisional when either is, for either may yet move before. */
    public static Deadline earlier(Deadline one, Deadline other) {
        Deadline first = one.end.isAfter(other.end) ? other : one;
        return new Deadline(first.end, first.lastDay, one.provisional || other.provisional);
    }

    /** Says whether the period is over at that instant. */
    public boolean isOver(Instant now) {
        return !now.isBefore(end);
    }
}
