package org.whosaw.portal.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Signs bytes with Ed25519 (RFC 8032) or SM2. Each use has a key of its own, derived from the
 * portal's signing seed, so that what is signed for one use never passes for another. Immutable,
 * safe for threads; never prints its key.
 */
public final class SigningKey {
    private final UnaryOperator<byte[]> signing;
    private final VerifyingKey verifyingKey;

    private SigningKey(UnaryOperator<byte[]> signing, VerifyingKey verifyingKey) {
        this.signing = signing;
        this.verifyingKey = verifyingKey;
    }

    /**
     * Returns the key of a use, of the suite that the key file names.
     *
     * @param use what is signed, for example {@code answer}
     */
    public static SigningKey of(Keyring keyring, String use) {
        return of(keyring, use, keyring.suite().signing());
    }

    /** Returns the key of a use and a suite. */
    static SigningKey of(Keyring keyring, String use, SignSuite suite) {
        byte[] token = keyring.key(Keyring.Use.TOKEN);
        return ofSeed(KeyDerivation.derive(token, "whosaw.sign." + use), suite);
    }

    /** Returns the key of access tokens, of the suite that the key file names. */
    public static SigningKey ofTokens(Keyring keyring) {
        return ofSeed(keyring.key(Keyring.Use.TOKEN), keyring.suite().signing());
    }

    /** Returns the Ed25519 key of a stored 32-byte seed. */
    public static SigningKey ofSeed(byte[] seed) {
        return ofSeed(seed, SignSuite.ED25519);
    }

    /** Returns the key of a stored 32-byte seed. */
    public static SigningKey ofSeed(byte[] seed, SignSuite suite) {
        return suite == SignSuite.SM2 ? sm2(seed) : ed25519(seed);
    }

    private static SigningKey ed25519(byte[] seed) {
        KeyPair keys = Ed25519Keys.fromSeed(seed);
        byte[] encoded = keys.getPublic().getEncoded();
        int from = encoded.length - SignSuite.ED25519.keyBytes();
        return new SigningKey(
                message -> ed25519(keys, message),
                VerifyingKey.of(Arrays.copyOfRange(encoded, from, encoded.length)));
    }

    private static byte[] ed25519(KeyPair keys, byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no Ed25519 in this JVM", e);
        }
    }

    private static SigningKey sm2(byte[] seed) {
        BigInteger number = Sm2Curve.number(seed);
        return new SigningKey(
                message -> Sm2Curve.sign(number, message),
                VerifyingKey.of(Sm2Curve.publicKey(number)));
    }

    /** Returns the signature over {@code message}, 64 bytes. */
    public byte[] sign(byte[] message) {
        return signing.apply(message);
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
