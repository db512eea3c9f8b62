package org.whosaw.portal.hospital;

import java.util.List;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/** Hears of a person's new identifiers, in the transaction that registers them. */
@FunctionalInterface
public interface RegistrationListener {
    /** Joins what waited for any of {@code keys} to the person's lists. */
    void registered(Tx tx, PersonId person, List<byte[]> keys);
}
