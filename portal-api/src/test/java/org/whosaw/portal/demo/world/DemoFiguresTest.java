package org.whosaw.portal.demo.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.access.AccessAction;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.demo.cast.DemoStaff;
import org.whosaw.portal.hospital.Directory.EncounterEntry;
import org.whosaw.portal.hospital.SubjectKey;

/** Compares the world with published figures: who looks at a stay, how often, at what hour. */
class DemoFiguresTest {
    private static final LocalDate UNTIL = LocalDate.of(2026, 11, 22);
    private static List<DemoDay> days = List.of();
    private static final Map<String, Stay> STAYS = new HashMap<>();

    /** One finished stay as the world's own events have it. */
    private static final class Stay {
        private final Instant from;
        private final Instant to;
        private final Set<String> people = new HashSet<>();
        private int rows;

        private Stay(Instant from, Instant to) {
            this.from = from;
            this.to = to;
        }

        private boolean isThreeDays() {
            long hours = Duration.between(from, to).toHours();
            return hours >= 60 && hours <= 84;
        }
    }

    @BeforeAll
    static void makeWorld() {
        days = DemoWorldTest.days(new DemoOptions(1, UNTIL, 300, Pace.naturalEvents(300)));
        for (DemoDay day : days) {
            for (EncounterEntry each : day.encounters()) {
                if (each.kind().equals("admission") && each.to() != null) {
                    STAYS.put(each.mrn(), new Stay(each.from(), each.to()));
                }
            }
            day.events().forEach(DemoFiguresTest::count);
        }
    }

    private static void count(AccessEvent event) {
        for (SubjectKey subject : event.subjects()) {
            Stay stay = STAYS.get(subject.value());
            if (stay != null
                    && !event.occurredAt().isBefore(stay.from)
                    && !event.occurredAt().isAfter(stay.to)) {
                stay.rows++;
                if (event.accessor().staffId() != null) {
                    stay.people.add(event.accessor().staffId());
                }
            }
        }
    }

    @Test
    void people_threeDayStay_areTwentyFiveToForty() {
        List<Integer> people = new ArrayList<>();
        STAYS.values().stream()
                .filter(Stay::isThreeDays)
                .forEach(each -> people.add(each.people.size()));
        assertThat(people).hasSizeGreaterThan(60);
        assertThat(people.stream().filter(each -> each >= 25 && each <= 40).count())
                .isGreaterThanOrEqualTo(people.size() * 95L / 100);
        assertThat(people.stream().mapToInt(Integer::intValue).average().orElse(0))
                .isBetween(28.0, 35.0);
    }

    @Test
    void rows_everyStay_areThreeHundredToFifteenHundred() {
        long inRange =
                STAYS.values().stream()
                        .filter(each -> each.rows >= 300 && each.rows <= 1_500)
                        .count();
        assertThat(inRange).isGreaterThanOrEqualTo(STAYS.size() * 98L / 100);
    }

    @Test
    void hours_allDay_areBusyByDayAndQuietAtNight() {
        int[] hours = new int[24];
        int[] weekdays = new int[8];
        for (DemoDay day : days) {
            for (AccessEvent event : day.events()) {
                hours[event.occurredAt().atOffset(DemoOptions.OFFSET).getHour()]++;
            }
            weekdays[day.day().getDayOfWeek().getValue()] += day.events().size();
        }
        assertThat(hours[10]).isGreaterThan(3 * hours[3]);
        assertThat(hours[3]).isPositive();
        assertThat(weekdays[DayOfWeek.TUESDAY.getValue()])
                .isGreaterThan(weekdays[DayOfWeek.SUNDAY.getValue()] * 5 / 4);
    }

    @Test
    void queuePages_lastMonth_showTwentyFourWomen() {
        int pages = 0;
        for (DemoDay day : days.subList(days.size() - 30, days.size())) {
            for (AccessEvent event : day.events()) {
                if (event.system().equals("us-queue") && event.action() == AccessAction.LIST) {
                    assertThat(event.subjects()).hasSize(SharedScreens.PAGE);
                    pages++;
                }
            }
        }
        assertThat(pages).isGreaterThan(15);
    }

    @Test
    void nights_sharedAccount_isTheOneAtTheDesk() {
        for (DemoDay day : days) {
            for (AccessEvent event : day.events()) {
                int hour = event.occurredAt().atOffset(DemoOptions.OFFSET).getHour();
                if (event.system().equals("us-queue") && hour < 6) {
                    assertThat(event.accessor().account())
                            .isEqualTo(DemoStaff.SHARED_QUEUE_ACCOUNT);
                    assertThat(event.accessor().staffId()).isNull();
                }
            }
        }
    }
}
