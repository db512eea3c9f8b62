package org.whosaw.portal.consent.decision;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.GrantMode;

/**
 * What a decision needs of a live grant.
 *
 * @param elements as bits
 * @param until in microseconds, or null
 * @param stayEnded whether the stay with which it ends is over, or is not there any more
 */
public record GrantFacts(
        long id, GrantMode mode, long elements, @Nullable Long until, boolean stayEnded) {
    /** Says whether it covers at a time. */
    boolean coversAt(long now) {
        return switch (mode) {
            case ONCE -> until == null || now < until;
            case DURING_STAY -> !stayEnded;
            case UNTIL -> until != null && now < until;
        };
    }
}
