package org.whosaw.portal.ingest.fhir;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads FHIR instants: to the second at least, with a zone. Fractions may be of any length and are
 * cut to microseconds; a leap second counts as the second before it.
 */
final class FhirTimes {
    private static final Pattern INSTANT =
            Pattern.compile(
                    "(\\d{4})-(\\d\\d)-(\\d\\d)T(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,18}))?"
                            + "(Z|[+-]\\d\\d:\\d\\d)");

    private FhirTimes() {}

    /**
     * Returns when it happened: the period's start where it is exact, else when it was recorded.
     */
    static Instant occurred(FhirNode event) {
        String recorded = event.text("recorded");
        if (recorded == null) {
            throw event.fault(FhirError.REQUIRED, "recorded");
        }
        Instant at = parse(recorded);
        if (at == null) {
            throw event.fault(FhirError.TIME, "recorded");
        }
        FhirNode period = event.child("period");
        String start = period == null ? null : period.text("start");
        Instant started = start == null ? null : parse(start);
        return started != null && started.isBefore(at) ? started : at;
    }

    /** Returns the instant, or null for anything else. */
    static @Nullable Instant parse(String text) {
        Matcher match = INSTANT.matcher(text);
        if (!match.matches()) {
            return null;
        }
        String fraction = match.group(7) == null ? "" : match.group(7);
        int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
        int second = number(match, 6);
        try {
            return OffsetDateTime.of(
                            number(match, 1),
                            number(match, 2),
                            number(match, 3),
                            number(match, 4),
                            number(match, 5),
                            second == 60 ? 59 : second,
                            nanos,
                            ZoneOffset.of(match.group(8)))
                    .toInstant()
                    .truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException noSuchTime) {
            return null;
        }
    }

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
