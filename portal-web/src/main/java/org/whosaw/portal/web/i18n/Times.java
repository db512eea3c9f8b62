package org.whosaw.portal.web.i18n;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.text.Language;

/**
 * Writes times as people read them, in the hospital's zone: {@code 11 月 22 日 10:05}, and the year
 * only when it is another one.
 */
public final class Times {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter CLOCK_SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY_ZH = DateTimeFormatter.ofPattern("M 月 d 日");
    private static final DateTimeFormatter DAY_YEAR_ZH =
            DateTimeFormatter.ofPattern("yyyy 年 M 月 d 日");
    private static final DateTimeFormatter DAY_EN =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_YEAR_EN =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final Words words;
    private final Clock clock;

    /** Creates a writer of times that knows today from the clock. */
    public Times(Words words, Clock clock) {
        this.words = words;
        this.clock = clock;
    }

    /** Returns today in the hospital's zone. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ChinaTime.ZONE);
    }

    /** Returns the day, for example {@code 11 月 22 日}. */
    public String day(LocalDate day) {
        boolean thisYear = day.getYear() == today().getYear();
        if (words.language() == Language.ZH_CN) {
            return (thisYear ? DAY_ZH : DAY_YEAR_ZH).format(day);
        }
        return (thisYear ? DAY_EN : DAY_YEAR_EN).format(day);
    }

    /** Returns the day as a heading: today, yesterday, or the day alone. */
    public String heading(LocalDate day) {
        if (day.equals(today())) {
            return words.get("time.today", "day", day(day));
        }
        if (day.equals(today().minusDays(1))) {
            return words.get("time.yesterday", "day", day(day));
        }
        return day(day);
    }

    /** Returns the hour and minute. */
    public String clock(Instant at) {
        return CLOCK.format(at.atZone(ChinaTime.ZONE));
    }

    /** Returns day, hour and minute. */
    public String moment(Instant at) {
        ZonedDateTime local = at.atZone(ChinaTime.ZONE);
        return day(local.toLocalDate()) + " " + CLOCK.format(local);
    }

    /** Returns the end of a term: midnight is 24:00 of the day that it ends. */
    public String until(Instant end) {
        ZonedDateTime local = end.atZone(ChinaTime.ZONE);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? day(local.toLocalDate().minusDays(1)) + " 24:00"
                : moment(end);
    }

    /** Returns day, hour, minute and second. */
    public String exact(Instant at) {
        ZonedDateTime local = at.atZone(ChinaTime.ZONE);
        return day(local.toLocalDate()) + " " + CLOCK_SECONDS.format(local);
    }

    /** Returns the day on which the moment falls. */
    public static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ChinaTime.ZONE);
    }
}
