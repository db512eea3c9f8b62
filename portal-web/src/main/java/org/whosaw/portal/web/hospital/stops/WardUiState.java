package org.whosaw.portal.web.hospital.stops;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds what may be given of one person. */
public record WardUiState(
        DeskBar desk, String headline, String sub, @Nullable Note note, List<Fact> facts) {
    public boolean hasFacts() {
        return !facts.isEmpty();
    }
}
