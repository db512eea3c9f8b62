package org.whosaw.portal.vault;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.DataKey;
import org.whosaw.portal.crypto.KeyWrap;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Seals values under the key of whom they are about, and opens them again. What was sealed before
 * there were such keys was sealed by the portal's own {@link Sealer}; its first byte tells, and it
 * opens as before. Safe for threads.
 *
 * <p>Sealing and opening read keys in a reading of their own, and sealing makes a missing one in a
 * transaction of its own: so neither belongs into a transaction.
 */
public final class Vault {
    private final Sealer house;
    private final PersonKeys keys;

    /** Creates the vault over a database. */
    public Vault(Database database, Keyring keyring, RandomSource random, Clock clock) {
        this.house = new Sealer(keyring, random);
        this.keys = new PersonKeys(database, new KeyWrap(keyring, random), clock);
    }

    /**
     * Opens the vault of a database: before anything is made of the keyring, it is given the keys
     * of the house, which lie there.
     */
    public static Vault open(Database database, Keyring keyring, RandomSource random, Clock clock) {
        HouseKeys.settle(database, keyring, new KeyWrap(keyring, random), clock);
        return new Vault(database, keyring, random, clock);
    }

    /** Returns the keys of persons, and with them the salts of their ledger leaves. */
    public PersonKeys keys() {
        return keys;
    }

    /** Returns what seals values that are about nobody alone. */
    public Sealer house() {
        return house;
    }

    /** Returns what a person's values are sealed and opened by. */
    public Compartment of(PersonId person) {
        return new Compartment(person);
    }

    /** Returns what the names of a hospital's staff are sealed and opened by. */
    public Compartment of(HospitalId hospital) {
        return new Compartment(new PersonId(hospital.value())); // ids are given once in all tables
    }

    /** What is sealed under one key. */
    public final class Compartment {
        private final PersonId owner;

        private Compartment(PersonId owner) {
            this.owner = owner;
        }

        /** Returns the text sealed for {@code context}, for example {@code person.name}. */
        public byte[] seal(String context, String text) {
            return keys.prepare(owner).seal(context, text);
        }

        /** Returns the text sealed, or null for null. */
        public byte @Nullable [] sealNullable(String context, @Nullable String text) {
            return text == null ? null : seal(context, text);
        }

        /**
         * Returns the text that was sealed for the same context.
         *
         * @throws PortalException with {@link VaultError#ERASED} when its key is gone
         */
        public String open(String context, byte[] sealed) {
            if (!DataKey.sealed(sealed)) {
                return house.open(context, sealed);
            }
            return keys.find(owner)
                    .orElseThrow(() -> new PortalException(VaultError.ERASED))
                    .open(context, sealed);
        }

        /** Returns the text in the caller's own reading, as {@link #open(String, byte[])} does. */
        public String open(Tx tx, String context, byte[] sealed) {
            if (!DataKey.sealed(sealed)) {
                return house.open(context, sealed);
            }
            return keys.find(tx, owner)
                    .orElseThrow(() -> new PortalException(VaultError.ERASED))
                    .open(context, sealed);
        }

        /** Returns the text opened, or null for null. */
        public @Nullable String openNullable(String context, byte @Nullable [] sealed) {
            return sealed == null ? null : open(context, sealed);
        }

        /** Returns the text opened in the caller's own reading, or null for null. */
        public @Nullable String openNullable(Tx tx, String context, byte @Nullable [] sealed) {
            return sealed == null ? null : open(tx, context, sealed);
        }

        /** Returns the text opened, or null when its key is gone. */
        public @Nullable String openIfThere(String context, byte @Nullable [] sealed) {
            if (sealed == null
                    || sealed.length == 0
                    || DataKey.sealed(sealed) && keys.find(owner).isEmpty()) {
                return null;
            }
            return open(context, sealed);
        }
    }
}
