package org.whosaw.portal.crypto;

import java.security.SecureRandom;

/**
 * Makes random bytes, codes and ids; the only source of randomness in the house. Safe for threads.
 */
public class RandomSource {
    private final SecureRandom random = new SecureRandom();

    /** Returns {@code length} random bytes. */
    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Returns a number from 0 to {@code bound} - 1, each equally likely. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Returns a string of {@code length} characters drawn from {@code alphabet}. */
    public String text(int length, String alphabet) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    /** Returns a 256-bit token in URL-safe Base64 without padding. */
    public String token() {
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }
}
