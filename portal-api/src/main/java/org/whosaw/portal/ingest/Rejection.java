package org.whosaw.portal.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says why one item was refused. It holds coordinates and codes, never a value that was sent, but
 * for the item's own id.
 *
 * @param line the line or the place in an array, counted from 1
 * @param sourceEventId the item's id in its source, when it could be read
 * @param code the stable code, {@code event.…} or {@code line.…}
 * @param field the path of the field at fault, for example {@code subjects[2].mrn}
 * @param args what fills the text's places: limits and positions, never personal data
 */
public record Rejection(
        int line,
        @Nullable String sourceEventId,
        String code,
        @Nullable String field,
        List<Object> args) {
    public Rejection {
        args = List.copyOf(args);
    }

    @Override
    public String toString() {
        return "Rejection[" + line + " " + code + " " + field + "]";
    }
}
