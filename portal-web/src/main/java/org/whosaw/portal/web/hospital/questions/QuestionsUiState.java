package org.whosaw.portal.web.hospital.questions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds what the desk owes, soonest due first, and what it answered last; nobody's name. */
public record QuestionsUiState(
        DeskBar desk,
        String headline,
        String sub,
        @Nullable Note note,
        List<Line> open,
        List<Line> answered) {
    public QuestionsUiState {
        open = List.copyOf(open);
        answered = List.copyOf(answered);
    }

    public boolean hasOpen() {
        return !open.isEmpty();
    }

    public boolean hasAnswered() {
        return !answered.isEmpty();
    }

    /** One question. */
    public record Line(
            String number,
            String href,
            String when,
            String where,
            String who,
            List<Chip> chips,
            String due) {
        public boolean hasChips() {
            return !chips.isEmpty();
        }
    }
}
