package org.whosaw.portal.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PortalException;

/**
 * Reads and writes years as lines: {@code year 2026}, {@code paper WHERE}, {@code rest FROM..TO
 * NAME}, {@code work DAY NAME}; a line that begins with # says nothing.
 */
public final class YearLines {
    private static final Pattern LINE =
            Pattern.compile("(year|paper|rest|work)\\s+(\\S+)(?:\\s+(\\S.*))?");

    private YearLines() {}

    static List<CalendarYear> read(String text) {
        List<CalendarYear> years = new ArrayList<>();
        @Nullable YearBuilder current = null;
        int number = 0;
        for (String raw : text.split("\\R", -1)) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher parts = LINE.matcher(line);
            boolean isYear = line.startsWith("year");
            if (!parts.matches() || !isYear && current == null) {
                throw new PortalException(CalendarError.MALFORMED, number);
            }
            if (isYear) {
                finish(current, years);
                current = new YearBuilder(year(parts.group(2), number), number);
            } else if (current != null) {
                add(current, parts, number);
            }
        }
        finish(current, years);
        if (years.isEmpty()) {
            throw new PortalException(CalendarError.YEAR_WRONG, number);
        }
        return years;
    }

    private static void finish(@Nullable YearBuilder current, List<CalendarYear> years) {
        if (current != null) {
            years.add(current.build());
        }
    }

    private static long year(String text, int number) {
        return text.matches("\\d{4}") ? Long.parseLong(text) : 0;
    }

    private static void add(YearBuilder year, Matcher parts, int number) {
        if (parts.group(1).equals("paper")) {
            year.paper(parts.group(2), number);
            return;
        }
        DayKind kind = parts.group(1).equals("rest") ? DayKind.REST : DayKind.WORK;
        String name = parts.group(3) == null ? "" : parts.group(3);
        String[] span = parts.group(2).split("\\.\\.", -1);
        LocalDate from = YearBuilder.date(span[0], number);
        LocalDate to = span.length == 2 ? YearBuilder.date(span[1], number) : from;
        if (span.length > 2 || to.isBefore(from) || to.isAfter(from.plusDays(31))) {
            throw new PortalException(CalendarError.DATE_WRONG, number);
        }
        from.datesUntil(to.plusDays(1)).forEach(day -> year.day(day, kind, name, number));
    }

    /** Returns a year as lines that {@link YearFile#read} takes back. */
    public static String write(CalendarYear year) {
        StringBuilder text = new StringBuilder("year " + year.year() + "\n");
        year.papers().forEach(paper -> text.append("paper ").append(paper).append('\n'));
        for (Map.Entry<LocalDate, CalendarYear.Day> each : new TreeMap<>(year.days()).entrySet()) {
            text.append(each.getValue().kind() == DayKind.REST ? "rest " : "work ")
                    .append(each.getKey())
                    .append(' ')
                    .append(each.getValue().name())
                    .append('\n');
        }
        return text.toString();
    }
}
