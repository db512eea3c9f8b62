package org.whosaw.portal.identity.staff;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and checks one-time codes by time (RFC 6238 with HMAC-SHA-1, six digits, steps of 30
 * seconds), the kind that every authenticator app knows.
 */
public final class Totp {
    /** How many bytes a secret has: as many as the hash, as RFC 4226 recommends. */
    static final int SECRET_BYTES = 20;

    private static final int DIGITS = 6;
    private static final int STEP_SECONDS = 30;
    private static final int DRIFT_STEPS = 1;

    private Totp() {}

    /** Returns the step that holds {@code at}. */
    public static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    /** Returns the code that an app shows during {@code step}. */
    public static String code(byte[] secret, long step) {
        return code(secret, step, DIGITS);
    }

    static String code(byte[] secret, long step, int digits) {
        byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 15;
        long value = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffffL;
        long modulus = 1;
        for (int i = 0; i < digits; i++) {
            modulus *= 10;
        }
        String text = Long.toString(value % modulus);
        return "0".repeat(digits - text.length()) + text;
    }

    /**
     * Returns the step whose code {@code typed} is: the current one or a neighbour of it, and later
     * than {@code lastUsed}, so that a code seen over a shoulder is of no use.
     */
    static OptionalLong match(byte[] secret, String typed, Instant now, long lastUsed) {
        byte[] digits = typed.getBytes(StandardCharsets.UTF_8);
        long current = step(now);
        OptionalLong found = OptionalLong.empty();
        for (long step = current - DRIFT_STEPS; step <= current + DRIFT_STEPS; step++) {
            byte[] expected = code(secret, step).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(expected, digits) && step > lastUsed) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private static byte[] hmac(byte[] secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HmacSHA1 in this JVM", e);
        }
    }
}
