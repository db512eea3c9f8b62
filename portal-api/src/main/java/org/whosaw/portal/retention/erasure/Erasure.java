package org.whosaw.portal.retention.erasure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.whosaw.portal.kernel.PersonId;

/**
 * What an erasure does or did.
 *
 * @param at when it was done, or asked for
 * @param kept what a law keeps, by kind
 * @param keyCopiesUntil the day from which no copy of her key can exist anywhere any more
 */
public record Erasure(PersonId person, Instant at, List<Kept> kept, LocalDate keyCopiesUntil) {
    public Erasure {
        kept = List.copyOf(kept);
    }

    /** Rows of one kind that stay, and until when. */
    public record Kept(KeptKind kind, long rows, LocalDate until) {}
}
