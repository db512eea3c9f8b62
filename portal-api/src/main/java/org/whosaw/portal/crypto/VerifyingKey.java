package org.whosaw.portal.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.BiPredicate;

/** Verifies signatures of Ed25519 (RFC 8032) or SM2. Immutable, safe for threads. */
public final class VerifyingKey {
    /** What stands before the 32 bytes of a key in X.509's encoding. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    /** The same of SM2, up to the byte that says that both coordinates follow. */
    private static final byte[] SM2_X509 =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a811ccf5501822d03420004");

    private final SignSuite suite;
    private final byte[] bytes;
    private final BiPredicate<byte[], byte[]> check;

    private VerifyingKey(SignSuite suite, byte[] bytes, BiPredicate<byte[], byte[]> check) {
        this.suite = suite;
        this.bytes = bytes.clone();
        this.check = check;
    }

    /**
     * Returns the key of its bytes: 32 as RFC 8032 encodes one of Ed25519, or 33, a compressed
     * point, one of SM2.
     *
     * @throws IllegalArgumentException when the bytes are no key
     */
    public static VerifyingKey of(byte[] bytes) {
        SignSuite suite =
                SignSuite.ofKeyBytes(bytes.length)
                        .orElseThrow(
                                () -> new IllegalArgumentException("a key has 32 bytes or 33"));
        return new VerifyingKey(suite, bytes, suite == SignSuite.SM2 ? sm2(bytes) : ed25519(bytes));
    }

    private static BiPredicate<byte[], byte[]> ed25519(byte[] bytes) {
        byte[] encoded = Arrays.copyOf(X509, X509.length + bytes.length);
        System.arraycopy(bytes, 0, encoded, X509.length, bytes.length);
        try {
            PublicKey key =
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(new X509EncodedKeySpec(encoded));
            return (message, signature) -> ed25519(key, message, signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }

    private static boolean ed25519(PublicKey key, byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // a signature of a wrong shape, or a key that is no point
        }
    }

    private static BiPredicate<byte[], byte[]> sm2(byte[] bytes) {
        var key = Sm2Curve.point(bytes);
        return (message, signature) -> Sm2Curve.verifies(key, message, signature);
    }

    /** Says whether {@code signature} is this key's over {@code message}; never throws. */
    public boolean verifies(byte[] message, byte[] signature) {
        return signature.length == SignSuite.SIGNATURE_BYTES && check.test(message, signature);
    }

    /** Returns what it verifies. */
    public SignSuite suite() {
        return suite;
    }

    /** Returns the bytes by which key ids are made: X.509's encoding, of SM2 the point. */
    byte[] named() {
        if (suite == SignSuite.SM2) {
            return bytes();
        }
        byte[] encoded = Arrays.copyOf(X509, X509.length + bytes.length);
        System.arraycopy(bytes, 0, encoded, X509.length, bytes.length);
        return encoded;
    }

    /** Returns the key as a PEM of X.509, as openssl reads it. */
    public String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(x509())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /**
     * Returns the key of a PEM as {@link #pem} writes it.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public static VerifyingKey ofPem(String pem) {
        String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        byte[] der = Base64.getDecoder().decode(body);
        if (der.length == X509.length + SignSuite.ED25519.keyBytes() && begins(der, X509)) {
            return of(Arrays.copyOfRange(der, X509.length, der.length));
        }
        if (der.length == SM2_X509.length + 64 && begins(der, SM2_X509)) {
            byte[] point = Arrays.copyOfRange(der, SM2_X509.length - 1, SM2_X509.length + 32);
            point[0] = (byte) (2 + (der[der.length - 1] & 1));
            return of(point);
        }
        throw new IllegalArgumentException("no key that we know");
    }

    private static boolean begins(byte[] der, byte[] head) {
        return Arrays.equals(der, 0, head.length, head, 0, head.length);
    }

    private byte[] x509() {
        byte[] head = suite == SignSuite.SM2 ? SM2_X509 : X509;
        byte[][] parts = coordinates();
        byte[] der = Arrays.copyOf(head, head.length + 32 * parts.length);
        for (int i = 0; i < parts.length; i++) {
            System.arraycopy(parts[i], 0, der, head.length + 32 * i, 32);
        }
        return der;
    }

    /** Returns the coordinates of its point as a JWK has them: x, and of SM2 y too. */
    byte[][] coordinates() {
        return suite == SignSuite.SM2 ? Sm2Curve.coordinates(bytes) : new byte[][] {bytes()};
    }

    /** Returns the bytes of the key. */
    public byte[] bytes() {
        return bytes.clone();
    }
}
