package org.whosaw.portal.web.hospital;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds the way in for staff; password and code are never kept. */
public record DeskSignInUiState(DeskBar desk, @Nullable Note note, String login) {}
