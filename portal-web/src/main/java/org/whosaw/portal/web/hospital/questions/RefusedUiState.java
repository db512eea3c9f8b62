package org.whosaw.portal.web.hospital.questions;

import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.MessageUiState;

/** Holds why a case is not for this member of the desk. */
public record RefusedUiState(DeskBar desk, MessageUiState message) {}
