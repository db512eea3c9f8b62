package org.whosaw.portal.ingest.atna;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.ChinaTime;

/**
 * Reads {@code EventDateTime}: to the minute or second, with any number of fraction digits (cut to
 * microseconds), with or without a zone. Without one it is the hospital's own clock. A zone's name
 * behind its offset, as some libraries write it, says nothing more.
 */
final class AtnaTimes {
    private static final Pattern TIME =
            Pattern.compile(
                    "(\\d{4})-(\\d\\d)-(\\d\\d)[Tt"
                            + " ](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:[.,](\\d{1,30}))?)?"
                            + "\\s*([Zz]|[+-]\\d\\d(?::?\\d\\d)?)?(?:\\[[A-Za-z0-9/_+-]+])?");

    private AtnaTimes() {}

    /** Returns the instant, or null for anything that is no time. */
    static @Nullable Instant parse(String text) {
        Matcher match = TIME.matcher(text);
        if (!match.matches()) {
            return null;
        }
        String fraction = match.group(7) == null ? "" : match.group(7);
        int second = match.group(6) == null ? 0 : number(match, 6);
        try {
            LocalDateTime local =
                    LocalDateTime.of(
                            number(match, 1),
                            number(match, 2),
                            number(match, 3),
                            number(match, 4),
                            number(match, 5),
                            // A leap second counts as the second before it.
                            second == 60 ? 59 : second,
                            Integer.parseInt((fraction + "000000000").substring(0, 9)));
            String zone = match.group(8);
            Instant at =
                    zone == null
                            ? local.atZone(ChinaTime.ZONE).toInstant()
                            : local.toInstant(offset(zone));
            return at.truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException noSuchTime) {
            return null;
        }
    }

    private static ZoneOffset offset(String zone) {
        return zone.length() == 1 ? ZoneOffset.UTC : ZoneOffset.of(zone);
    }

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
