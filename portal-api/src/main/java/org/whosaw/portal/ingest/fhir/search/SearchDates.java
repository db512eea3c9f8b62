package org.whosaw.portal.ingest.fhir.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ingest.fhir.FhirError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;

/**
 * Reads FHIR's {@code date} parameters: a prefix and a year, month, day or instant. Days are days
 * in Shanghai.
 *
 * @param from the earliest time, inclusive, or null
 * @param to the latest time, inclusive, or null
 */
record SearchDates(@Nullable Instant from, @Nullable Instant to) {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Pattern DATE = Pattern.compile("(eq|ge|gt|le|lt)?(\\d{4}.*)");

    static SearchDates of(List<String> all) {
        Instant from = null;
        Instant to = null;
        for (String each : all) {
            Matcher match = DATE.matcher(each.strip().replace(' ', '+'));
            if (!match.matches()) {
                throw fault();
            }
            Instant first = first(match.group(2));
            Instant last = last(match.group(2), first);
            String prefix = match.group(1) == null ? "eq" : match.group(1);
            Instant low =
                    switch (prefix) {
                        case "eq", "ge" -> first;
                        case "gt" -> last.plus(1, ChronoUnit.MICROS);
                        default -> null;
                    };
            Instant high =
                    switch (prefix) {
                        case "eq", "le" -> last;
                        case "lt" -> first.minus(1, ChronoUnit.MICROS);
                        default -> null;
                    };
            from = low != null && (from == null || low.isAfter(from)) ? low : from;
            to = high != null && (to == null || high.isBefore(to)) ? high : to;
        }
        return new SearchDates(from, to);
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
            throw fault();
        }
        throw fault();
    }

    private static Instant last(String text, Instant first) {
        LocalDate day = LocalDate.ofInstant(first, SHANGHAI);
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
        return day.atStartOfDay(SHANGHAI).toInstant();
    }

    private static PortalException fault() {
        return PortalException.ofFields(
                FhirError.TIME, List.of(new FieldError("date", FhirError.TIME.code())));
    }
}
