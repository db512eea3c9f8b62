package org.whosaw.portal.web.open;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds a binding code from the hospital and the phone it is for. */
public record BindUiState(@Nullable Note note, Field code, Field phone) {}
