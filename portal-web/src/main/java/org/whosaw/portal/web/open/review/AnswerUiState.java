package org.whosaw.portal.web.open.review;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;

/**
 * Holds the accessor's page.
 *
 * @param answerError what is missing of the answer, or null
 */
public record AnswerUiState(
        List<Fact> facts,
        List<Choice> answers,
        @Nullable String answerError,
        List<Choice> reasons,
        @Nullable String reasonError,
        Field typed) {
    public AnswerUiState {
        facts = List.copyOf(facts);
        answers = List.copyOf(answers);
        reasons = List.copyOf(reasons);
    }
}
