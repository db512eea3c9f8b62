package org.whosaw.portal.web.patient.timeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.page.Parts.Tab;

/**
 * Holds the list of who looked, by day, newest first.
 *
 * @param proof since when what stands here is signed, or null while it is not
 * @param note what the list does not cover, in one sentence, or null when nothing is missing
 */
public record TimelineUiState(
        String headline,
        @Nullable String sub,
        List<Tab> windows,
        boolean filtered,
        String filterLabel,
        Filters filters,
        @Nullable Note note,
        @Nullable Empty empty,
        List<Day> days,
        @Nullable String protectedNote,
        @Nullable String next,
        @Nullable String end,
        @Nullable String proof) {
    /** What the filters offer and what was chosen. */
    public record Filters(
            List<Choice> categories,
            List<Choice> departments,
            List<Choice> systems,
            String entry,
            String from,
            String to) {}

    /** Says why there is nothing, and where to look instead. */
    public record Empty(
            String headline, String text, @Nullable String href, @Nullable String label) {}

    /** One day with its visits and, folded, the routine jobs. */
    public record Day(String label, List<Row> rows, @Nullable Routine routine) {}

    /** Jobs that run for everyone, folded until asked for. */
    public record Routine(String label, List<Row> rows) {}
}
