package org.whosaw.portal.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/**
 * The holidays that the law fixes by their date, solar or lunar, before any paper names the days
 * exchanged for them: thirteen since 2025. Used for years without a paper only. The lunar ones
 * stand as dates, for the sky is too close to midnight for a formula (the new moon of 6 February
 * 2027 comes at 23:56); where they end, a doubtful day counts as worked, which is the earlier and
 * safer deadline.
 */
final class StatutoryDays {
    private static final Set<MonthDay> SOLAR =
            Set.of(
                    MonthDay.of(1, 1),
                    MonthDay.of(5, 1),
                    MonthDay.of(5, 2),
                    MonthDay.of(10, 1),
                    MonthDay.of(10, 2),
                    MonthDay.of(10, 3));

    private static final Set<LocalDate> SPRING_FESTIVALS =
            Set.of(
                    LocalDate.of(2027, 2, 6),
                    LocalDate.of(2028, 1, 26),
                    LocalDate.of(2029, 2, 13),
                    LocalDate.of(2030, 2, 3));

    /** Dragon Boat and Mid-Autumn. */
    private static final Set<LocalDate> SINGLE_DAYS =
            Set.of(
                    LocalDate.of(2027, 6, 9),
                    LocalDate.of(2027, 9, 15),
                    LocalDate.of(2028, 5, 28),
                    LocalDate.of(2028, 10, 3),
                    LocalDate.of(2029, 6, 16),
                    LocalDate.of(2029, 9, 22),
                    LocalDate.of(2030, 6, 5),
                    LocalDate.of(2030, 9, 12));

    private StatutoryDays() {}

    static boolean contains(LocalDate day) {
        return SOLAR.contains(MonthDay.from(day))
                || isQingming(day)
                || SINGLE_DAYS.contains(day)
                || SPRING_FESTIVALS.stream()
                        .anyMatch(
                                first ->
                                        !day.isBefore(first.minusDays(1))
                                                && !day.isAfter(first.plusDays(2)));
    }

    /** Fourth to sixth of April: the sun stands at 15 degrees; good for 2000 to 2099. */
    private static boolean isQingming(LocalDate day) {
        int inCentury = day.getYear() % 100;
        int date = (int) (inCentury * 0.2422 + 4.81) - inCentury / 4;
        return day.getMonthValue() == 4 && day.getDayOfMonth() == date;
    }
}
