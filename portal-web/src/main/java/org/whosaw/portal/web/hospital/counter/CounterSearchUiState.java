package org.whosaw.portal.web.hospital.counter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds the question for a person's number; the number itself is never shown again. */
public record CounterSearchUiState(DeskBar desk, @Nullable Note note, List<Choice> kinds) {
    public CounterSearchUiState {
        kinds = List.copyOf(kinds);
    }
}
