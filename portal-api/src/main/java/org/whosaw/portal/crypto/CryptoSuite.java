package org.whosaw.portal.crypto;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a portal seals, signs and looks up with: one line of its key file chooses it. Whatever was
 * made names its suite, so that both stay readable when the line changes. The ledger's tree is
 * SHA-256 in both.
 */
public enum CryptoSuite {
    /** AES-256-GCM, HMAC-SHA256, Ed25519. */
    INTERNATIONAL(
            "aes256gcm-hmacsha256-ed25519", SealSuite.AES256_GCM, "HmacSHA256", SignSuite.ED25519),
    /** SM4-GCM, HMAC-SM3, SM2. */
    NATIONAL("sm4gcm-hmacsm3-sm2", SealSuite.SM4_GCM, NationalProvider.HMAC, SignSuite.SM2);

    private final String line;
    private final SealSuite sealing;
    private final String hmac;
    private final SignSuite signing;

    CryptoSuite(String line, SealSuite sealing, String hmac, SignSuite signing) {
        this.line = line;
        this.sealing = sealing;
        this.hmac = hmac;
        this.signing = signing;
    }

    /** Returns what stands behind {@code suite=} in a key file. */
    public String line() {
        return line;
    }

    SealSuite sealing() {
        return sealing;
    }

    /** Returns what keys the blind indexes. */
    String hmac() {
        return hmac;
    }

    /** Returns what answers, tokens and checkpoints are signed with. */
    public SignSuite signing() {
        return signing;
    }

    /** Returns the suite of a key file's line. */
    public static Optional<CryptoSuite> parse(String line) {
        return Arrays.stream(values()).filter(each -> each.line.equals(line)).findFirst();
    }
}
