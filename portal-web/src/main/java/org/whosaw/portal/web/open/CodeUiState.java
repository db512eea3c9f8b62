package org.whosaw.portal.web.open;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds the one-time password that was sent, and says where to. */
public record CodeUiState(String sentTo, @Nullable Note note, Field code) {}
