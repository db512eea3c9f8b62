package org.whosaw.portal.web.recipient;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds the page that a letter's code opens. */
public record LetterUiState(String recipient, @Nullable Note note, TaskStates.Item item) {}
