package org.whosaw.portal.request.rights.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whosaw.portal.calendar.Deadline;
import org.whosaw.portal.calendar.WorkingCalendar;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.request.rights.clock.RightsClock.Run;

class RightsClockTest {
    private final WorkingCalendar calendar = WorkingCalendar.shipped();
    private final RightsClock clocks = new RightsClock(calendar, RightsTerm.shipped());

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(ChinaTime.ZONE).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24, 2026-11-25, 2026-12-15", // Tuesday, no holiday on the way
        "2026-09-25, 2026-09-28, 2026-10-22", // the National Day week lies between
        "2026-01-30, 2026-02-02, 2026-02-27", // Spring Festival, nine days
        "2025-09-30, 2025-10-09, 2025-10-28", // the last working day before the week
    })
    void answer_acrossHolidays_endsAsTheCivilCodeCounts(
            LocalDate filed, LocalDate acknowledged, LocalDate answered) {
        assertThat(clocks.acknowledge(noon(filed)).lastDay()).isEqualTo(acknowledged);
        Deadline due = clocks.answer(Run.fresh(noon(filed)));
        assertThat(due.lastDay()).isEqualTo(answered);
        assertThat(due.end())
                .isEqualTo(answered.plusDays(1).atStartOfDay(ChinaTime.ZONE).toInstant());
    }

    @Test
    void answer_yearNotAnnounced_saysProvisional() {
        assertThat(clocks.answer(Run.fresh(noon(LocalDate.of(2028, 3, 1)))).provisional()).isTrue();
        assertThat(clocks.answer(Run.fresh(noon(LocalDate.of(2026, 3, 2)))).provisional())
                .isFalse();
    }

    @Test
    void term_shorterPromiseLaterOn_holdsForWhatIsFiledFromThen() {
        LocalDate from = LocalDate.of(2026, 6, 1);
        RightsClock own =
                new RightsClock(
                        calendar,
                        List.of(
                                RightsTerm.shipped().get(0),
                                new RightsTerm(from, 1, 5, 10, "院内规定")));
        assertThat(own.term(noon(from.minusDays(1))).answerWorkingDays()).isEqualTo(15);
        assertThat(own.term(noon(from)).answerWorkingDays()).isEqualTo(5);
        assertThatThrownBy(() -> new RightsTerm(from, 1, 16, 30, null))
                .hasMessageContaining("answerWorkingDays");
        assertThatThrownBy(() -> new RightsTerm(from, 1, 15, 31, null))
                .hasMessageContaining("answerDays");
    }

    @Property(tries = 60)
    void answer_anyDay_isNoLaterThanEitherPeriodAndOnAWorkingDay(
            @ForAll @IntRange(max = 1_400) int day) {
        Instant filed = noon(LocalDate.of(2023, 1, 1).plusDays(day));
        Deadline due = clocks.answer(Run.fresh(filed));
        assertThat(due.end()).isBeforeOrEqualTo(calendar.afterWorkingDays(filed, 15).end());
        assertThat(due.end()).isBeforeOrEqualTo(calendar.afterDays(filed, 30).end());
        assertThat(calendar.isWorkingDay(due.lastDay())).isTrue();
        assertThat(clocks.acknowledge(filed).end()).isBeforeOrEqualTo(due.end());
    }

    @Property(tries = 60)
    void resume_anyHold_neverTakesFromHerAndNeverGivesMoreThanItStood(
            @ForAll @IntRange(max = 900) int day,
            @ForAll @IntRange(max = 18) int until,
            @ForAll @IntRange(max = 40) int stood) {
        Instant filed = noon(LocalDate.of(2024, 1, 1).plusDays(day));
        Run run = Run.fresh(filed);
        Instant held = filed.plus(Duration.ofDays(until));
        Instant replied = held.plus(Duration.ofDays(stood));
        Run after = clocks.resume(run, held, replied);
        assertThat(after.usedWorking()).isEqualTo(calendar.workingDaysBetween(filed, held));
        assertThat(after.usedDays()).isEqualTo(until);
        Deadline due = clocks.answer(after);
        int allowed = Math.max(1, 15 - after.usedWorking());
        assertThat(calendar.workingDaysBetween(replied, due.end().minusSeconds(1)))
                .isLessThanOrEqualTo(allowed);
        assertThat(due.end()).isAfter(replied);
    }
}
