package org.whosaw.portal.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) with 19 MiB, two passes and one lane: slow on purpose, never more than two at
 * once. Its memory is let go after each hash; a server that nobody signs in to keeps none. Safe for
 * threads.
 */
public final class SlowHash {
    private static final int KIBIBYTES = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int BYTES = 32;

    /** How a hash is written beside what it was made with: the PHC string format. */
    private static final Pattern PHC =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})"
                            + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final SlowTurns turns = new SlowTurns();

    /** Returns the 32 bytes of a text and a salt. */
    public byte[] of(String text, byte[] salt) {
        return turns.take(() -> argon2id(text, salt, KIBIBYTES, PASSES, LANES, BYTES));
    }

    /** Returns a hash with what it was made with, as one text. */
    public String written(String text, byte[] salt) {
        return written(salt, of(text, salt));
    }

    /** Returns a text of the same form that nothing is known to fit. */
    public String decoy(RandomSource random) {
        return written(random.bytes(BYTES / 2), random.bytes(BYTES));
    }

    private static String written(byte[] salt, byte[] hash) {
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(KIBIBYTES, PASSES, LANES, base64(salt), base64(hash));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Says whether a text fits a written hash, with the cost that the hash was made with.
     *
     * @throws IllegalArgumentException if it is no such hash
     */
    public boolean fits(String text, String written) {
        Matcher parts = PHC.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a hash of Argon2id"); // never say which
        }
        byte[] salt = Base64.getDecoder().decode(parts.group(4));
        byte[] hash = Base64.getDecoder().decode(parts.group(5));
        int kibibytes = Integer.parseInt(parts.group(1));
        int passes = Integer.parseInt(parts.group(2));
        int lanes = Integer.parseInt(parts.group(3));
        byte[] found =
                turns.take(() -> argon2id(text, salt, kibibytes, passes, lanes, hash.length));
        return MessageDigest.isEqual(hash, found);
    }

    private static byte[] argon2id(
            String text, byte[] salt, int kibibytes, int passes, int lanes, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(kibibytes)
                        .withIterations(passes)
                        .withParallelism(lanes)
                        .withSalt(salt)
                        .build());
        byte[] hash = new byte[length];
        generator.generateBytes(text.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
