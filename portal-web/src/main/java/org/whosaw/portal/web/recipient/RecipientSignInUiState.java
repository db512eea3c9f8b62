package org.whosaw.portal.web.recipient;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds the way in for recipients; password and code are never kept. */
public record RecipientSignInUiState(GuestBar guest, @Nullable Note note, String login) {}
