package org.whosaw.portal.web.hospital.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Note;

/**
 * Holds where and when a member's own accounts were used, day by day; no patient's name.
 *
 * @param days the last that it was used on, newest first; those before are folded
 */
public record MyAccountUiState(
        DeskBar desk,
        String headline,
        String sub,
        @Nullable Note note,
        List<Day> days,
        String older,
        List<Day> olderDays) {
    public MyAccountUiState {
        days = List.copyOf(days);
        olderDays = List.copyOf(olderDays);
    }

    public boolean hasUses() {
        return !days.isEmpty();
    }

    public boolean hasOlder() {
        return !olderDays.isEmpty();
    }

    /** One day and what was done on it in all. */
    public record Day(String day, String total, List<Line> uses) {
        public Day {
            uses = List.copyOf(uses);
        }
    }

    /** The sessions of a day at one place, or one of them. */
    public record Line(String when, String where, String looks) {}
}
