package org.whosaw.portal.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {
    private final WorkingCalendar calendar = WorkingCalendar.shipped();

    @ParameterizedTest
    @CsvSource({
        // a plain week: Monday and three working days
        "2026-05-11T10:00:00+08:00, 3, 2026-05-14",
        // the Saturday of 9 May is worked, Sunday is not
        "2026-05-08T10:00:00+08:00, 1, 2026-05-09",
        "2026-05-08T10:00:00+08:00, 2, 2026-05-11",
        // Spring Festival 2026: 14 Feb (Saturday) worked, 15 to 23 rest, 28 (Saturday) worked
        "2026-02-13T23:59:59+08:00, 1, 2026-02-14",
        "2026-02-13T23:59:59+08:00, 2, 2026-02-24",
        "2026-02-13T23:59:59+08:00, 6, 2026-02-28",
        "2026-02-13T23:59:59+08:00, 7, 2026-03-02",
        // received in the middle of the feast
        "2026-02-18T03:00:00+08:00, 1, 2026-02-24",
        // National Day 2026: 20 Sep (Sunday) and 10 Oct (Saturday) worked
        "2026-09-18T09:00:00+08:00, 1, 2026-09-20",
        "2026-09-24T09:00:00+08:00, 3, 2026-09-30",
        "2026-09-30T09:00:00+08:00, 1, 2026-10-08",
        "2026-09-30T09:00:00+08:00, 3, 2026-10-10",
        "2026-09-30T09:00:00+08:00, 4, 2026-10-12",
        // National Day 2025: 28 Sep (Sunday) and 11 Oct (Saturday) worked
        "2025-09-26T09:00:00+08:00, 1, 2025-09-28",
        "2025-09-30T09:00:00+08:00, 3, 2025-10-11",
        // the day is Shanghai's: 16:30 UTC is the next day there
        "2026-05-11T16:30:00Z, 1, 2026-05-13"
    })
    void afterWorkingDays_aroundFeasts_lastDay(OffsetDateTime from, int days, LocalDate last) {
        Deadline deadline = calendar.afterWorkingDays(from.toInstant(), days);
        assertThat(deadline.lastDay()).isEqualTo(last);
        assertThat(deadline.end())
                .isEqualTo(OffsetDateTime.parse(last.plusDays(1) + "T00:00:00+08:00").toInstant());
        assertThat(deadline.provisional()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-18T10:00:00+08:00, 30, 2026-02-24", // 17 Feb is rest, to the end of the feast
        "2026-01-15T10:00:00+08:00, 30, 2026-02-14", // a worked Saturday is no rest day
        "2026-04-10T10:00:00+08:00, 30, 2026-05-11", // a Sunday rolls on
        "2026-05-11T10:00:00+08:00, 1, 2026-05-12"
    })
    void afterDays_lastDayRest_rolls(OffsetDateTime from, int days, LocalDate last) {
        assertThat(calendar.afterDays(from.toInstant(), days).lastDay()).isEqualTo(last);
    }

    @Test
    void earlier_aroundSpringFestival_thirtyDaysBindFirst() {
        Instant from = Instant.parse("2026-02-01T02:00:00Z");
        Deadline working = calendar.afterWorkingDays(from, 20);
        Deadline plain = calendar.afterDays(from, 30);
        assertThat(plain.lastDay()).isEqualTo("2026-03-03").isBefore(working.lastDay());
        assertThat(Deadline.earlier(working, plain)).isEqualTo(plain);
    }

    @Test
    void isOver_lastInstantOfTheLastDay_isInTime() {
        Deadline deadline = calendar.afterWorkingDays(Instant.parse("2026-05-11T02:00:00Z"), 3);
        assertThat(deadline.isOver(Instant.parse("2026-05-14T15:59:59.999999Z"))).isFalse();
        assertThat(deadline.isOver(Instant.parse("2026-05-14T16:00:00Z"))).isTrue();
    }

    @Test
    void deadline_touchesAnUnannouncedYear_provisional() {
        Instant late = Instant.parse("2026-12-25T02:00:00Z");
        assertThat(calendar.afterWorkingDays(late, 10).provisional()).isTrue();
        assertThat(calendar.afterWorkingDays(late, 1).provisional())
                .as("the next year's paper may still move December")
                .isTrue();
        assertThat(
                        calendar.afterWorkingDays(Instant.parse("2026-11-23T02:00:00Z"), 3)
                                .provisional())
                .isFalse();
        assertThat(calendar.afterDays(Instant.parse("2026-12-20T02:00:00Z"), 30).provisional())
                .isTrue();
    }

    @Test
    void unannouncedYear_fixedHolidays_areRestAllTheSame() {
        for (String day :
                List.of(
                        "2027-01-01",
                        "2027-02-05",
                        "2027-02-08",
                        "2027-04-05",
                        "2027-06-09",
                        "2027-09-15",
                        "2027-10-01")) {
            assertThat(calendar.isWorkingDay(LocalDate.parse(day))).as(day).isFalse();
        }
        assertThat(calendar.isWorkingDay(LocalDate.parse("2027-02-09"))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.parse("2027-04-06"))).isTrue();
    }

    @Test
    void december_nextYearsPaper_isConsulted() {
        LocalDate monday = LocalDate.parse("2026-12-28");
        LocalDate saturday = LocalDate.parse("2026-12-26");
        CalendarYears years =
                CalendarYears.shipped()
                        .with(
                                List.of(
                                        new CalendarYear(
                                                2027,
                                                List.of("https://example.cn/notice"),
                                                Map.of(
                                                        monday,
                                                        new CalendarYear.Day(DayKind.REST, "元旦"),
                                                        saturday,
                                                        new CalendarYear.Day(
                                                                DayKind.WORK, "元旦")))));
        WorkingCalendar later = new WorkingCalendar(() -> years);
        Deadline deadline = later.afterWorkingDays(Instant.parse("2026-12-25T02:00:00Z"), 2);
        assertThat(deadline.lastDay()).isEqualTo("2026-12-29");
        assertThat(deadline.provisional()).isFalse();
    }

    @Test
    void workingDaysBetween_startNotCounted() {
        Instant friday = Instant.parse("2026-05-08T02:00:00Z");
        assertThat(calendar.workingDaysBetween(friday, Instant.parse("2026-05-11T02:00:00Z")))
                .isEqualTo(2);
        assertThat(calendar.workingDaysBetween(friday, friday)).isZero();
        assertThat(calendar.workingDaysBetween(friday, friday.minusSeconds(900_000))).isZero();
    }

    @Test
    void period_withoutDays_isNone() {
        assertThatThrownBy(() -> calendar.afterWorkingDays(Instant.EPOCH, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
