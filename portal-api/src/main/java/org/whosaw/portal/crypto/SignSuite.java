package org.whosaw.portal.crypto;

import java.util.Arrays;
import java.util.Optional;

/**
 * The signatures that a portal makes and checks. Whatever is signed names its suite: a JWS in
 * {@code alg}, a signed note in the type byte of its key.
 */
public enum SignSuite {
    /** Ed25519 (RFC 8032). */
    ED25519("EdDSA", 32),
    /** SM2 with SM3 over the curve of GB/T 32918.5, signatures as r and s of 32 bytes each. */
    SM2("SM2", 33);

    /** How many bytes a signature of either has. */
    static final int SIGNATURE_BYTES = 64;

    private final String algorithm;
    private final int keyBytes;

    SignSuite(String algorithm, int keyBytes) {
        this.algorithm = algorithm;
        this.keyBytes = keyBytes;
    }

    /** Returns what stands behind {@code alg} in the header of a JWS. */
    public String algorithm() {
        return algorithm;
    }

    /** Returns how many bytes a public key has. */
    public int keyBytes() {
        return keyBytes;
    }

    /** Returns the suite whose public keys have as many bytes, or empty. */
    static Optional<SignSuite> ofKeyBytes(int bytes) {
        return Arrays.stream(values()).filter(each -> each.keyBytes == bytes).findFirst();
    }
}
