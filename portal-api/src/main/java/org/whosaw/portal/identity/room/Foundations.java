package org.whosaw.portal.identity.room;

import java.time.Clock;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.store.Database;

/** What stands below identity: the database, the keys and their use, ids, randomness and time. */
public record Foundations(
        Database database,
        Keyring keyring,
        Sealer sealer,
        Pseudonymizer pseudonymizer,
        RandomSource random,
        IdSource ids,
        Clock clock) {
    @Override
    public String toString() {
        return "Foundations[]";
    }
}
