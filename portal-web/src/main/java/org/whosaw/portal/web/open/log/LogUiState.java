package org.whosaw.portal.web.open.log;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Fact;

/**
 * Holds what was signed, day by day.
 *
 * @param note what to know first, or null
 * @param key what whoever checks needs, in plain words and whole
 * @param older where the days before are, or null
 */
public record LogUiState(
        @Nullable String note, List<Day> days, List<Fact> key, @Nullable String older) {
    public LogUiState {
        days = List.copyOf(days);
        key = List.copyOf(key);
    }

    /** Says whether anything was signed in these days. */
    public boolean hasDays() {
        return !days.isEmpty();
    }

    /**
     * The last that was signed on one day.
     *
     * @param machineDay for machines
     * @param total how many entries there were in all, in words, with those of the day
     * @param signed when, in words
     * @param note the signed text as it can be checked
     */
    public record Day(
            String day,
            String machineDay,
            String total,
            String signed,
            String code,
            String print,
            String note) {}
}
