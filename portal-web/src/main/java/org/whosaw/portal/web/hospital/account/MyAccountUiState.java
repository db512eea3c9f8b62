package org.whosaw.portal.web.hospital.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds where and when a member's own accounts were used; no patient's name. */
public record MyAccountUiState(
        DeskBar desk, String headline, String sub, @Nullable Note note, List<Line> uses) {
    public MyAccountUiState {
        uses = List.copyOf(uses);
    }

    public boolean hasUses() {
        return !uses.isEmpty();
    }

    /** One session. */
    public record Line(String when, String where, String looks) {}
}
