package org.whosaw.portal.web.open;

import java.util.List;

/** Holds questions and their answers. */
public record HelpUiState(List<Question> questions) {
    /** One question. */
    public record Question(String label, List<String> paragraphs) {}
}
