package org.whosaw.portal.web.hospital.matching;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Note;

/**
 * Holds the page of matching: how many wait, and perhaps one that is open.
 *
 * @param one the doubt that is open, or null
 */
public record MatchingUiState(
        DeskBar desk,
        String headline,
        String sub,
        @Nullable Note note,
        boolean waiting,
        @Nullable One one) {
    /** One doubt. */
    public record One(
            String number,
            String listedName,
            String listedPhone,
            String likeness,
            String ourName,
            String ourMrnEnd,
            String ourPhone) {}
}
