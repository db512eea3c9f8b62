package org.whosaw.portal.web.patient.permission;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Step;
import org.whosaw.portal.web.page.QrPicture;

/**
 * Holds one permission: its terms, its course, the notice as it was read, its receipt.
 *
 * @param until the form that makes it last until a day, or null
 * @param stop where it is stopped, or null when it was
 * @param anew where the notice is that has grown past it, or null
 * @param file where its receipt is, once there is one
 * @param qr where its receipt is checked, or null while it is not signed
 */
public record PermissionUiState(
        String headline,
        String sub,
        @Nullable Note note,
        List<Fact> facts,
        List<Step> steps,
        List<Fact> notice,
        String fingerprint,
        @Nullable Until until,
        @Nullable String stop,
        @Nullable String anew,
        String file,
        @Nullable QrPicture qr) {
    public PermissionUiState {
        facts = List.copyOf(facts);
        steps = List.copyOf(steps);
        notice = List.copyOf(notice);
    }

    /** The day that she may set. */
    public record Until(String action, String first, String last, Field typed) {}
}
