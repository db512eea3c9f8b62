package org.whosaw.portal.web.patient.mine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds the settings as groups of choices. */
public record SettingsUiState(@Nullable Note note, List<Group> groups) {
    /** One setting. */
    public record Group(String label, List<Choice> choices) {}
}
