package org.whosaw.portal.web.hospital.rights;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Step;

/**
 * Holds one case.
 *
 * @param back where the queue is
 * @param version of the case, as every form sends it back
 * @param papers what shows that she may ask, each with where it is opened while it is here
 * @param check whether papers wait for a check
 * @param moves what is done with one press
 * @param asks what is written and sent, each with its own form
 * @param composer the answer, or null where none can be written now
 * @param draft what waits for a second person, or empty
 * @param erasure where a person is erased, for the case that asks for it, or null
 * @param evidence where the evidence stands, or null while there is none
 */
public record RightCaseUiState(
        DeskBar desk,
        String back,
        String headline,
        String sub,
        @Nullable Note note,
        String address,
        int version,
        List<Fact> facts,
        List<Paper> papers,
        boolean check,
        List<Task> tasks,
        List<Step> steps,
        List<Move> moves,
        List<Asked> asks,
        @Nullable NewTask newTask,
        @Nullable Composing composer,
        List<Fact> draft,
        @Nullable Release release,
        @Nullable String erasure,
        @Nullable String evidence) {
    public RightCaseUiState {
        facts = List.copyOf(facts);
        papers = List.copyOf(papers);
        tasks = List.copyOf(tasks);
        steps = List.copyOf(steps);
        moves = List.copyOf(moves);
        asks = List.copyOf(asks);
        draft = List.copyOf(draft);
    }

    public boolean hasPapers() {
        return !papers.isEmpty();
    }

    public boolean hasDraft() {
        return !draft.isEmpty();
    }

    public boolean hasTasks() {
        return !tasks.isEmpty();
    }

    /** A paper, by what it shows; {@code href} is null once it is destroyed. */
    public record Paper(String title, String text, @Nullable String href) {}

    /** What somebody was asked; {@code id} is null once it is answered. */
    public record Task(
            String title,
            String text,
            @Nullable String answer,
            @Nullable String id,
            @Nullable String error) {
        @Override
        public String toString() {
            return "Task[redacted]";
        }
    }

    /** One press. */
    public record Move(String step, String label, boolean primary) {}

    /** Something that is written and sent. */
    public record Asked(
            String step, String id, String title, String text, String label, Field typed) {}

    /** What a department is asked. */
    public record NewTask(Field askedOf, Field task, Field days) {}

    /** What was typed of the answer. */
    public record Composing(
            List<Choice> outcomes,
            @Nullable String outcomeError,
            List<Choice> reasons,
            @Nullable String reasonError,
            Field text,
            Field reasonText,
            Field law,
            Field until,
            Field remedies,
            @Nullable Field code,
            String label) {
        public Composing {
            outcomes = List.copyOf(outcomes);
            reasons = List.copyOf(reasons);
        }
    }

    /** The second person's two ways. */
    public record Release(Field code, Field back) {}

    @Override
    public String toString() {
        return "RightCaseUiState[redacted]";
    }
}
