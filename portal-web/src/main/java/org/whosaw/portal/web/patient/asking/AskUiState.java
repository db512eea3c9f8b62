package org.whosaw.portal.web.patient.asking;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;

/**
 * Holds the one short screen of a question.
 *
 * @param whens when it is sent, while she lies in the hospital; else empty
 * @param matter the question that is there already, or null
 */
public record AskUiState(
        String backHref,
        String headline,
        String line,
        String action,
        List<Choice> whens,
        Field typed,
        String promise,
        @Nullable Note note,
        @Nullable String matter) {
    public AskUiState {
        whens = List.copyOf(whens);
    }

    public boolean hasWhens() {
        return !whens.isEmpty();
    }

    /** Says whether the form is shown. */
    public boolean isNew() {
        return matter == null;
    }
}
