package org.whosaw.portal.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.whosaw.portal.kernel.ChinaTime;

/** Holds the counting of periods to what it must be for any instant of the known years. */
class WorkingCalendarPropertyTest {
    private final WorkingCalendar calendar = WorkingCalendar.shipped();

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("2025-01-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("2026-10-15T00:00:00Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    @Property(tries = 300)
    void afterWorkingDays_any_endsAWorkingDayAndCountsBack(
            @ForAll("instants") Instant from, @ForAll @IntRange(min = 1, max = 30) int days) {
        Deadline deadline = calendar.afterWorkingDays(from, days);
        assertThat(calendar.isWorkingDay(deadline.lastDay())).isTrue();
        assertThat(calendar.workingDaysBetween(from, deadline.end().minusSeconds(1)))
                .isEqualTo(days);
        assertThat(deadline.end())
                .isEqualTo(deadline.lastDay().plusDays(1).atStartOfDay(ChinaTime.ZONE).toInstant());
        if (days > 1) {
            assertThat(calendar.afterWorkingDays(from, days - 1).end()).isBefore(deadline.end());
        }
    }

    @Property(tries = 300)
    void afterDays_any_neverBeforeItsDayAndNoWorkingDaySkipped(
            @ForAll("instants") Instant from, @ForAll @IntRange(min = 1, max = 60) int days) {
        LocalDate named = WorkingCalendar.dayOf(from).plusDays(days);
        LocalDate last = calendar.afterDays(from, days).lastDay();
        assertThat(last).isAfterOrEqualTo(named);
        assertThat(calendar.isWorkingDay(last)).isTrue();
        assertThat(named.datesUntil(last)).noneMatch(calendar::isWorkingDay);
    }

    @Property(tries = 200)
    void afterWorkingDays_sameShanghaiDay_sameEnd(
            @ForAll("instants") Instant from, @ForAll @IntRange(min = 0, max = 86_399) int second) {
        Instant other =
                WorkingCalendar.dayOf(from)
                        .atStartOfDay(ChinaTime.ZONE)
                        .plusSeconds(second)
                        .toInstant();
        assertThat(calendar.afterWorkingDays(other, 5))
                .isEqualTo(calendar.afterWorkingDays(from, 5));
    }
}
