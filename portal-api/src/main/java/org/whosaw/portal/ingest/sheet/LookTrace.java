package org.whosaw.portal.ingest.sheet;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ingest.sheet.PageGatherer.Look;
import org.whosaw.portal.kernel.ChinaTime;

/**
 * Holds what can still be read of a row's look when the whole of it can not: by that the row is
 * counted to the page above it or below it, and to no other.
 *
 * @param texts what its cells say, by meaning; cells that are empty or unreadable are not there
 */
record LookTrace(Map<Meaning, String> texts, @Nullable LocalDate date, @Nullable LocalTime time) {
    LookTrace {
        texts = Map.copyOf(texts);
    }

    /** Says whether nothing that can be read speaks against the row being of that look. */
    boolean fits(Look look) {
        LocalDateTime at = LocalDateTime.ofInstant(look.at(), ChinaTime.ZONE);
        return texts.entrySet().stream()
                        .allMatch(each -> each.getValue().equals(of(look, each.getKey())))
                && (date == null || date.equals(at.toLocalDate()))
                && (time == null || time.equals(at.toLocalTime()));
    }

    private static String of(Look look, Meaning meaning) {
        return Objects.toString(
                switch (meaning) {
                    case ACCOUNT -> look.account();
                    case STAFF_ID -> look.staffId();
                    case STAFF_NAME -> look.staffName();
                    case ROLE -> look.role();
                    case DEPARTMENT -> look.department();
                    case EMPLOYER -> look.employer();
                    case TERMINAL -> look.terminal();
                    case IP -> look.ip();
                    case PAGE -> look.page();
                    case EVENT_ID -> look.eventId();
                    default -> throw new IllegalArgumentException("not of a look: " + meaning);
                },
                "");
    }

    @Override
    public String toString() {
        return "LookTrace[redacted]";
    }
}
