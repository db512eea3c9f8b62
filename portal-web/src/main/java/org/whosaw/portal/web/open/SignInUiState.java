package org.whosaw.portal.web.open;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds the phone number of a sign-in. */
public record SignInUiState(@Nullable Note note, Field phone) {}
