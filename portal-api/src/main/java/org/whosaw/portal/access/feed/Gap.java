package org.whosaw.portal.access.feed;

import java.time.Instant;
import org.whosaw.portal.kernel.Micros;

/**
 * Running numbers that did not arrive, between two that did.
 *
 * @param from when the last line before it happened, {@code to} when the first after it did
 */
public record Gap(long firstMissing, long lastMissing, Instant from, Instant to) {
    static Gap between(Run before, Run after) {
        // A source may number its lines out of the order of time.
        long early = Math.min(before.lastAt(), after.firstAt());
        long late = Math.max(before.lastAt(), after.firstAt());
        return new Gap(
                before.last() + 1, after.first() - 1, Micros.instant(early), Micros.instant(late));
    }

    /** Returns how many lines are missing. */
    public long missing() {
        return lastMissing - firstMissing + 1;
    }
}
