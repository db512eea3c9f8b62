package org.whosaw.portal.web.hospital.rights;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;

/**
 * Holds the form that the counter fills for somebody without a phone.
 *
 * @param opening names the person, for ten minutes
 */
public record RightEntryUiState(
        DeskBar desk,
        String headline,
        @Nullable Note note,
        String opening,
        List<Choice> capacities,
        List<Choice> kinds,
        List<Choice> scopes,
        List<Choice> papers,
        Field filerName,
        Field words,
        boolean colleague) {
    public RightEntryUiState {
        capacities = List.copyOf(capacities);
        kinds = List.copyOf(kinds);
        scopes = List.copyOf(scopes);
        papers = List.copyOf(papers);
    }

    @Override
    public String toString() {
        return "RightEntryUiState[redacted]";
    }
}
