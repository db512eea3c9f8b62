package org.whosaw.portal.hospital;

import java.time.Instant;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/** Hears of a newborn whose mother is known, in the transaction that registers the later one. */
@FunctionalInterface
public interface NewbornListener {
    /** Lets the mother see the newborn from {@code since} on. */
    void linked(Tx tx, PersonId newborn, PersonId mother, Instant since);
}
