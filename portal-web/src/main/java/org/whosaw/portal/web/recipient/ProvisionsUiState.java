package org.whosaw.portal.web.recipient;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds what a recipient was given and owes a word about; names no person. */
public record ProvisionsUiState(
        GuestBar guest, String headline, String sub, @Nullable Note note, List<Item> items) {
    public ProvisionsUiState {
        items = List.copyOf(items);
    }

    /**
     * One provision.
     *
     * @param late how late it is, or null
     * @param unconfirmed whether it has not said yet that it received this
     */
    public record Item(
            String number,
            String given,
            String what,
            String due,
            @Nullable String late,
            boolean unconfirmed) {}
}
