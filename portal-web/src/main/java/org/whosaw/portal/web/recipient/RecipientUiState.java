package org.whosaw.portal.web.recipient;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds a recipient's first page: what it owes, what it signed, what it declared. */
public record RecipientUiState(
        GuestBar guest,
        String headline,
        String sub,
        @Nullable Note note,
        List<TaskStates.Item> open,
        List<TaskStates.Item> done,
        List<Declared> declared,
        Field name,
        Field detail,
        boolean use) {
    public RecipientUiState {
        open = List.copyOf(open);
        done = List.copyOf(done);
        declared = List.copyOf(declared);
    }

    public boolean hasDone() {
        return !done.isEmpty();
    }

    public boolean hasDeclared() {
        return !declared.isEmpty();
    }

    /** One thing that it declared. */
    public record Declared(String kind, String name, String detail, String when) {}
}
