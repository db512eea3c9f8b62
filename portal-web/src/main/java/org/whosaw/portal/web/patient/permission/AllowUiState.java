package org.whosaw.portal.web.patient.permission;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Note;

/**
 * Holds the one screen of one recipient and one purpose.
 *
 * @param facts the notice, field by field
 * @param elements to choose from, none ticked for her
 * @param notice {@code nv_…} that is read here
 * @param answers what can be answered, all of the same weight
 * @param error what is wrong with her answer, or null
 */
public record AllowUiState(
        String headline,
        String sub,
        String action,
        String notice,
        List<Fact> facts,
        List<Choice> elements,
        List<Answer> answers,
        @Nullable Note note,
        @Nullable String error) {
    public AllowUiState {
        facts = List.copyOf(facts);
        elements = List.copyOf(elements);
        answers = List.copyOf(answers);
    }

    /** Says whether one of the answers cannot be taken now. */
    public boolean hasOff() {
        return answers.stream().anyMatch(Answer::off);
    }

    /** One way to answer; one that is {@code off} stands there and cannot be taken now. */
    public record Answer(String value, String label, boolean off) {}
}
