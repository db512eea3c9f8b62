package org.whosaw.portal.web.open;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds the first page: what this is, and the way in. */
public record LandingUiState(@Nullable Note note, Field phone, String operator) {}
