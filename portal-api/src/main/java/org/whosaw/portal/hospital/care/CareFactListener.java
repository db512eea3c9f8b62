package org.whosaw.portal.hospital.care;

import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/** Hears that a person's care facts are about to change, in the transaction that changes them. */
@FunctionalInterface
public interface CareFactListener {
    /** Hears nothing. */
    CareFactListener NOBODY = (tx, person) -> after -> {};

    /** Looks at what stands before the change and returns what to call after it. */
    Change changing(Tx tx, PersonId person);

    /** What is still to be done once the facts have changed. */
    @FunctionalInterface
    interface Change {
        /** Looks at what stands now, in the same transaction. */
        void changed(Tx tx);
    }
}
