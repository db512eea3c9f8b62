package org.whosaw.portal.hospital;

import java.time.Instant;
import java.util.Set;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/** Hears of a death, a stillbirth or a loss, in the transaction that writes it. */
@FunctionalInterface
public interface LossListener {
    /**
     * Does what must follow; a throw rolls it all back.
     *
     * @param family whom it touches: mother and children
     */
    void lost(Tx tx, Set<PersonId> family, Instant at);
}
