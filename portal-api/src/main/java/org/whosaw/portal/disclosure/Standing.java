package org.whosaw.portal.disclosure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.disclosure.ConsentCovering.State;

/**
 * What a provision rested on when it was made, as far as records say.
 *
 * @param state covered by her permission, on another basis, none on record, or after the stop
 * @param grant {@code gr_…} of the permission it names, or null
 * @param article law and article of the other basis, or null
 * @param since when the permission was given or stopped, or null
 * @param registered whether the hospital's register of approved uses says so; false where only the
 *     provision itself does
 */
public record Standing(
        State state,
        @Nullable String grant,
        @Nullable String article,
        @Nullable Instant since,
        boolean registered) {
    /** Says whether she should notice it: nothing on record, or after her stop. */
    public boolean isNotable() {
        return state == State.NONE || state == State.AFTER_STOP;
    }
}
