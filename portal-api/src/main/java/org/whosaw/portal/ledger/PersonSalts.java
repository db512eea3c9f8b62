package org.whosaw.portal.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/**
 * Gives the salts of persons' leaves, worked out from a key that each person has of her own: no
 * salt is stored, and when her key is destroyed none can be worked out again. Safe for threads.
 */
public interface PersonSalts {
    /** One person's salts. */
    @FunctionalInterface
    interface Salts {
        /** Returns 32 bytes, the same for the same label and id as long as her key lives. */
        byte[] salt(String label, long id);
    }

    /**
     * Returns the salts of each person, making keys where there are none. Never inside a
     * transaction. A person who was erased is left out.
     */
    Map<PersonId, Salts> prepare(Collection<PersonId> persons);

    /** Returns a person's salts in the caller's writing transaction; empty when she was erased. */
    Optional<Salts> of(Tx tx, PersonId person);

    /** Returns a person's salts in the caller's own reading; empty as in {@link #find}. */
    Optional<Salts> find(Tx tx, PersonId person);

    /** Returns a person's salts for reading; empty when she has none or was erased. */
    Optional<Salts> find(PersonId person);
}
