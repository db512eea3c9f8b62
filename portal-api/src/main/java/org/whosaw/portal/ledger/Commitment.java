package org.whosaw.portal.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Binds a leaf to its content without telling it: without the salt nobody can try contents until
 * one fits, and when the salt is destroyed the leaf says nothing any more.
 *
 * @param bytes 32, fit to be published
 */
public record Commitment(byte[] bytes) {
    /** How many bytes a commitment has. */
    public static final int BYTES = 32;

    /** How many bytes a salt has: all random, one salt a leaf. */
    public static final int SALT_BYTES = 32;

    private static final ThreadLocal<MessageDigest> SHA256 =
            ThreadLocal.withInitial(
                    () -> {
                        try {
                            return MessageDigest.getInstance("SHA-256");
                        } catch (NoSuchAlgorithmException e) {
                            throw new IllegalStateException("no SHA-256 in this JVM", e);
                        }
                    });

    public Commitment {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a commitment has 32 bytes");
        }
        bytes = bytes.clone();
    }

    /** Returns one that nothing ever has: stands for a leaf whose salt is not there. */
    public static Commitment none() {
        return new Commitment(new byte[BYTES]);
    }

    /** Returns the commitment to canonical bytes: SHA-256 over salt and bytes. */
    public static Commitment of(byte[] salt, byte[] canonical) {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("a salt has 32 bytes");
        }
        MessageDigest digest = SHA256.get();
        digest.update(salt);
        return new Commitment(digest.digest(canonical));
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Commitment that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Commitment[…]";
    }
}
