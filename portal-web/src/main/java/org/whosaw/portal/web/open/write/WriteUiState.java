package org.whosaw.portal.web.open.write;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;

/**
 * Holds one of the screens.
 *
 * @param step which one, as people read it
 * @param code how she comes back, or null before there is anything to come back to
 */
public record WriteUiState(String step, @Nullable Note note, @Nullable String code, Object screen) {
    /** What happened. */
    public record What(List<Choice> topics, @Nullable String topicError, Field words, String who) {}

    /** Who and when. */
    public record Who(
            List<Choice> kinds,
            @Nullable String kindError,
            Field caller,
            Field on,
            List<Choice> knew) {}

    /** Evidence and what she wants. */
    public record Proof(
            List<Kept> files,
            List<Record> records,
            List<Choice> wants,
            @Nullable String wantsError,
            String limits) {
        public boolean hasFiles() {
            return !files.isEmpty();
        }

        public boolean hasRecords() {
            return !records.isEmpty();
        }
    }

    /** A file that was taken. */
    public record Kept(String name, String text) {}

    /** One of our own records that goes along unless she takes it out. */
    public record Record(Choice choice, List<Fact> lines) {}

    /** To whom, check, and send. */
    public record Send(
            List<Fact> why,
            List<Choice> to,
            @Nullable String toError,
            List<Choice> also,
            Field name,
            List<Fact> check,
            List<String> truths) {
        public boolean hasAlso() {
            return !also.isEmpty();
        }
    }

    /** The receipt. */
    public record Done(
            String headline, List<Fact> facts, List<String> truths, @Nullable String hospital) {}
}
