package org.whosaw.portal.web.hospital.feeds;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Note;

/**
 * Holds the hospital's feeds: each system, what is missing, what was refused.
 *
 * @param mayTry whether she may try a mapping on a sheet
 */
public record FeedsUiState(
        DeskBar desk,
        String headline,
        String sub,
        @Nullable Note note,
        boolean mayTry,
        List<Line> lines,
        List<Missing> missing,
        List<Day> days,
        List<Refused> refused) {
    public FeedsUiState {
        days = List.copyOf(days);
        lines = List.copyOf(lines);
        missing = List.copyOf(missing);
        refused = List.copyOf(refused);
    }

    public boolean hasMissing() {
        return !missing.isEmpty();
    }

    public boolean hasDays() {
        return !days.isEmpty();
    }

    public boolean hasRefused() {
        return !refused.isEmpty();
    }

    /** One system; what there is nothing of is null. */
    public record Line(
            String name,
            String code,
            List<Chip> chips,
            @Nullable String newest,
            @Nullable String lag,
            @Nullable String arrived,
            @Nullable String missing,
            @Nullable String held,
            @Nullable String refused) {
        public Line {
            chips = List.copyOf(chips);
        }

        public boolean hasChips() {
            return !chips.isEmpty();
        }
    }

    /** Numbers of one system that did not arrive; {@code replay} leads to all of its numbers. */
    public record Missing(String name, String numbers, String count, String span, String replay) {}

    /** A day of which a system's own word and what is here differ. */
    public record Day(String name, String day, String sent, String arrived, String what) {}

    /** What was refused of one system by one rule. */
    public record Refused(String name, String format, String rule, String count, String last) {}
}
