package org.whosaw.portal.disclosure.end;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Coded;

/**
 * Where the end of a provision stands.
 *
 * @param due the day on which the recipient may keep it no longer, or null when none is known
 * @param rests what the day rests on: keep-until or contract-end, or null
 * @param doneOn the day of destruction or return, as stated, or null
 * @param by who states it: the recipient itself, or the hospital's record; or null
 * @param saidAt when it was stated, or null when the provision itself came with it
 * @param receivedAt when the recipient said that it had received this, or null while only the
 *     sender says so
 */
public record End(
        State state,
        @Nullable String due,
        @Nullable Rests rests,
        @Nullable String doneOn,
        @Nullable Speaker by,
        @Nullable Instant saidAt,
        @Nullable Instant receivedAt) {
    /** Where it stands. */
    public enum State implements Coded {
        /** No day is known by which it ends. */
        NOT_SET,
        OPEN,
        /** The day is over and nothing was stated. */
        LATE,
        DESTROYED,
        RETURNED
    }

    /** What a day rests on. */
    public enum Rests implements Coded {
        KEEP_UNTIL,
        CONTRACT_END
    }

    /** Who states an end. */
    public enum Speaker implements Coded {
        RECIPIENT,
        HOSPITAL
    }
}
