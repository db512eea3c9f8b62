package org.whosaw.portal.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Says what became of one event or provision that a feed sent.
 *
 * @param id the entry's id, the earlier one's for a duplicate; null when rejected
 * @param error why it was rejected, else null
 * @param field the field at fault when it is one, else null
 */
public record RecordAnswer(
        Status status, @Nullable Long id, @Nullable ErrorCode error, @Nullable String field) {
    /** Names what became of it. */
    public enum Status implements Coded {
        ACCEPTED,
        DUPLICATE,
        /** Kept, but at least one subject is not registered yet and joins when it is. */
        HELD,
        REJECTED
    }

    /** Returns the answer of an entry that stands. */
    public static RecordAnswer of(Status status, long id) {
        return new RecordAnswer(status, id, null, null);
    }

    /** Returns a refusal. */
    public static RecordAnswer rejected(ErrorCode error, @Nullable String field) {
        return new RecordAnswer(Status.REJECTED, null, error, field);
    }
}
