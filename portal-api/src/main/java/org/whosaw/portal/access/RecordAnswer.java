package org.whosaw.portal.access;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.ErrorCode;

/**
 * Says what became of one event.
 *
 * @param id the entry's id, the earlier one's for a duplicate; null when rejected
 * @param error why it was rejected, else null
 * @param field the field at fault when it is one, else null
 */
public record RecordAnswer(
        Status status, @Nullable Long id, @Nullable ErrorCode error, @Nullable String field) {
    /** Names what became of the event. */
    public enum Status implements Coded {
        ACCEPTED,
        DUPLICATE,
        /** Kept, but at least one subject is not registered yet and joins when it is. */
        HELD,
        REJECTED
    }

    static RecordAnswer of(Status status, long id) {
        return new RecordAnswer(status, id, null, null);
    }

    static RecordAnswer rejected(ErrorCode error, @Nullable String field) {
        return new RecordAnswer(Status.REJECTED, null, error, field);
    }
}
