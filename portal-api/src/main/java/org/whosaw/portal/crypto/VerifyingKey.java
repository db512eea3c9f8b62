package org.whosaw.portal.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Verifies Ed25519 signatures (RFC 8032). Immutable, safe for threads. */
public final class VerifyingKey {
    /** How many bytes a public key has. */
    public static final int BYTES = 32;

    private static final int SIGNATURE_BYTES = 64;

    /** What stands before the 32 bytes of a key in X.509's encoding. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final byte[] bytes;
    private final PublicKey key;

    private VerifyingKey(byte[] bytes, PublicKey key) {
        this.bytes = bytes;
        this.key = key;
    }

    /**
     * Returns the key of 32 bytes as RFC 8032 encodes it.
     *
     * @throws IllegalArgumentException when the bytes are no key
     */
    public static VerifyingKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
        }
        byte[] encoded = Arrays.copyOf(X509, X509.length + BYTES);
        System.arraycopy(bytes, 0, encoded, X509.length, BYTES);
        try {
            PublicKey key =
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(new X509EncodedKeySpec(encoded));
            return new VerifyingKey(bytes.clone(), key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }

    /** Says whether {@code signature} is this key's over {@code message}; never throws. */
    public boolean verifies(byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // a signature of a wrong shape, or a key that is no point
        }
    }

    /** Returns the key as the JDK has it. */
    public PublicKey publicKey() {
        return key;
    }

    /** Returns the key in X.509's encoding. */
    byte[] x509() {
        return key.getEncoded();
    }

    /** Returns the 32 bytes of the key. */
    public byte[] bytes() {
        return bytes.clone();
    }
}
