package org.whosaw.portal.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Arrays;

/**
 * Signs bytes with Ed25519 (RFC 8032). Each use has a key of its own, derived from the portal's
 * signing seed, so that what is signed for one use never passes for another. Immutable, safe for
 * threads; never prints its key.
 */
public final class SigningKey {
    private final KeyPair keys;
    private final VerifyingKey verifyingKey;

    private SigningKey(KeyPair keys) {
        this.keys = keys;
        byte[] encoded = keys.getPublic().getEncoded();
        this.verifyingKey =
                VerifyingKey.of(
                        Arrays.copyOfRange(
                                encoded, encoded.length - VerifyingKey.BYTES, encoded.length));
    }

    /**
     * Returns the key of a use.
     *
     * @param use what is signed, for example {@code answer}
     */
    public static SigningKey of(Keyring keyring, String use) {
        return ofSeed(KeyDerivation.derive(keyring.key(Keyring.Use.TOKEN), "whosaw.sign." + use));
    }

    /** Returns the key of the ledger's checkpoints, which has a seed of its own. */
    public static SigningKey ofNotes(Keyring keyring) {
        return ofSeed(keyring.key(Keyring.Use.NOTE));
    }

    /** Returns the key of a stored 32-byte seed. */
    public static SigningKey ofSeed(byte[] seed) {
        return new SigningKey(Ed25519Keys.fromSeed(seed));
    }

    /** Returns the signature over {@code message}, 64 bytes. */
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no Ed25519 in this JVM", e);
        }
    }

    /** Returns the public half. */
    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }

    @Override
    public String toString() {
        return "SigningKey[REDACTED]";
    }
}
