package org.whosaw.portal.web.recipient;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds what a recipient was given and owes a word about; names no person. */
public record ProvisionsUiState(
        GuestBar guest,
        String headline,
        String sub,
        @Nullable Note note,
        List<Item> items,
        List<Sided> given,
        List<Sided> received) {
    public ProvisionsUiState {
        items = List.copyOf(items);
        given = List.copyOf(given);
        received = List.copyOf(received);
    }

    public boolean hasGiven() {
        return !given.isEmpty();
    }

    public boolean hasReceived() {
        return !received.isEmpty();
    }

    /** What one side alone says: the hospital that it gave, or the recipient that it received. */
    public record Sided(String number, String when, String what) {}

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
