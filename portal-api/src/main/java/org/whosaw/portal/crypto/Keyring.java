package org.whosaw.portal.crypto;

import java.nio.file.Path;
import org.whosaw.portal.kernel.PortalException;

/** Holds the portal's keys, as read from one key file. Safe for threads; never prints a key. */
public final class Keyring {
    /**
     * The keys a file must hold; the name on the left of its line is the constant in lower case.
     */
    public enum Use {
        /** Seals identifiers, names, phones and free text that belong to no one person. */
        SEALING,
        /** Keys the blind indexes. */
        INDEX,
        /** Makes the codes of staff that differ from patient to patient. */
        PSEUDONYM,
        /** Signs cursors and short-lived challenges. */
        CURSOR,
        /** The Ed25519 seed that signs access tokens. */
        TOKEN,
        /** The seed that signs the ledger's checkpoints: its own, so that tokens' can change. */
        NOTE
    }

    private final KeyFile keys;

    private Keyring(KeyFile keys) {
        this.keys = keys;
    }

    /** Returns fresh keys. A demo keyring is refused by {@code server}. */
    public static Keyring generate(RandomSource random, boolean demo) {
        return generate(random, CryptoSuite.INTERNATIONAL, demo);
    }

    /** Returns fresh keys of a suite. */
    public static Keyring generate(RandomSource random, CryptoSuite suite, boolean demo) {
        return new Keyring(KeyFile.generate(random, suite, demo));
    }

    /**
     * Reads a key file.
     *
     * @throws PortalException when it is missing, readable by group or others, or not whole; the
     *     text names the command that mends it
     */
    public static Keyring read(Path file) {
        return new Keyring(KeyFile.read(file));
    }

    /** Writes a new key file that only its owner can read; refuses to write over one. */
    public void write(Path file) {
        keys.writeNew(file);
    }

    /** Says whether the keys were made for the demo world. */
    public boolean isDemo() {
        return keys.demo();
    }

    /** Returns what is sealed and signed with from now on. */
    public CryptoSuite suite() {
        return keys.suite();
    }

    /** Returns what keys the blind indexes; it never changes for a database. */
    CryptoSuite indexSuite() {
        return keys.indexSuite();
    }

    /** Returns a copy of one key. */
    public byte[] key(Use use) {
        byte[] key = keys.keys().get(use);
        if (key == null) {
            throw new IllegalStateException("no key for " + use);
        }
        return key.clone();
    }

    /** Returns the number of the key that wraps data keys from now on. */
    int wrappingId() {
        return keys.wrapping().lastKey();
    }

    /**
     * Returns the key of a number that wraps data keys.
     *
     * @throws PortalException when the key file has none of that number
     */
    byte[] wrappingKey(int id) {
        byte[] key = keys.wrapping().get(id);
        if (key == null) {
            throw new PortalException(CryptoError.SEAL_BROKEN);
        }
        return key.clone();
    }

    @Override
    public String toString() {
        return "Keyring[REDACTED]";
    }
}
