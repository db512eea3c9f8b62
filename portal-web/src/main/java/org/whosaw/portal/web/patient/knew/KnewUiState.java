package org.whosaw.portal.web.patient.knew;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Row;

/** Holds what a caller knew and which of her own records showed exactly that. */
public record KnewUiState(
        @Nullable Answer answer,
        @Nullable Note note,
        List<Choice> elements,
        String from,
        String to) {
    /** What was found. */
    public record Answer(
            String headline, String text, List<Row> given, List<Row> looks, String caution) {
        public boolean hasGiven() {
            return !given.isEmpty();
        }

        public boolean hasLooks() {
            return !looks.isEmpty();
        }
    }
}
