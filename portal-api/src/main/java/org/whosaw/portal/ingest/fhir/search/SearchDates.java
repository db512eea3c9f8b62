package org.whosaw.portal.ingest.fhir.search;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Micros;

/**
 * Reads FHIR's {@code date} parameters: a prefix and a year, month, day or instant. Days are days
 * in Shanghai. Several must all hold.
 *
 * @param from the earliest time, inclusive, or null
 * @param to the latest time, inclusive, or null
 * @param holes what lies between and is not wanted
 */
record SearchDates(@Nullable Instant from, @Nullable Instant to, List<Span> holes) {
    private static final Pattern DATE =
            Pattern.compile("(eq|ne|gt|lt|ge|le|sa|eb|ap)?(\\d{4}.{0,40})");

    /** FHIR leaves to the server how near {@code ap} is; it recommends a tenth of the distance. */
    private static final int NEAR = 10;

    private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    SearchDates {
        holes = List.copyOf(holes);
    }

    /** A stretch of time, both ends inclusive. */
    record Span(Instant first, Instant last) {
        private boolean holds(Instant time) {
            return !time.isBefore(first) && !time.isAfter(last);
        }
    }

    /** Reads all; {@code now} is what {@code ap} measures from. */
    static SearchDates of(List<String> all, Instant now) {
        Instant from = null;
        Instant to = null;
        List<Span> holes = new ArrayList<>();
        for (String each : all) {
            Matcher match = DATE.matcher(each.strip().replace(' ', '+'));
            if (!match.matches()) {
                throw SearchQuery.fault("date");
            }
            Instant first = first(match.group(2));
            Span span = new Span(first, last(match.group(2), first));
            String prefix = match.group(1) == null ? "eq" : match.group(1);
            if (prefix.equals("ap")) {
                span = near(span, now);
            }
            if (prefix.equals("ne")) {
                holes.add(span);
            }
            Instant low = low(prefix, span);
            Instant high = high(prefix, span);
            from = low != null && (from == null || low.isAfter(from)) ? low : from;
            to = high != null && (to == null || high.isBefore(to)) ? high : to;
        }
        return new SearchDates(from, to, holes);
    }

    /** Holds when a time between both ends is wanted. */
    boolean wants(Instant time) {
        return holes.stream().noneMatch(each -> each.holds(time));
    }

    private static @Nullable Instant low(String prefix, Span span) {
        return switch (prefix) {
            case "eq", "ge", "ap" -> span.first();
            case "gt", "sa" -> span.last().plus(1, ChronoUnit.MICROS);
            default -> null;
        };
    }

    private static @Nullable Instant high(String prefix, Span span) {
        return switch (prefix) {
            case "eq", "le", "ap" -> span.last();
            case "lt", "eb" -> span.first().minus(1, ChronoUnit.MICROS);
            default -> null;
        };
    }

    private static Span near(Span span, Instant now) {
        Duration gap = Duration.between(span.first(), now).abs().dividedBy(NEAR);
        Instant first = span.first().minus(gap);
        Instant last = span.last().plus(gap);
        return new Span(
                (first.isBefore(EARLIEST) ? EARLIEST : first).truncatedTo(ChronoUnit.MICROS),
                (last.isAfter(LATEST) ? LATEST : last).truncatedTo(ChronoUnit.MICROS));
    }

    private static Instant first(String text) {
        try {
            Instant at =
                    switch (text.length()) {
                        case 4 -> day(LocalDate.of(Integer.parseInt(text), 1, 1));
                        case 7 -> day(YearMonth.parse(text).atDay(1));
                        case 10 -> day(LocalDate.parse(text));
                        default -> OffsetDateTime.parse(text).toInstant();
                    };
            if (Micros.isStorable(at)) {
                return at;
            }
        } catch (DateTimeException | NumberFormatException e) {
            throw SearchQuery.fault("date");
        }
        throw SearchQuery.fault("date");
    }

    private static Instant last(String text, Instant first) {
        LocalDate day = LocalDate.ofInstant(first, ChinaTime.ZONE);
        return switch (text.length()) {
            case 4 -> day(day.plusYears(1)).minus(1, ChronoUnit.MICROS);
            case 7 -> day(day.plusMonths(1)).minus(1, ChronoUnit.MICROS);
            case 10 -> day(day.plusDays(1)).minus(1, ChronoUnit.MICROS);
            // To the second: all of that second.
            default ->
                    text.contains(".") ? first : first.plusSeconds(1).minus(1, ChronoUnit.MICROS);
        };
    }

    private static Instant day(LocalDate day) {
        return day.atStartOfDay(ChinaTime.ZONE).toInstant();
    }
}
