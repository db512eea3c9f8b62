package org.whosaw.portal.identity.staff;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.SlowTurns;

/** Hashes and checks passwords with Argon2id (19 MiB, two passes, one lane). Safe for threads. */
final class Passwords {
    private static final int KIBIBYTES = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private static final Argon2Function ARGON2ID =
            Argon2Function.getInstance(KIBIBYTES, PASSES, LANES, HASH_BYTES, Argon2.ID);

    private final SlowTurns turns = new SlowTurns();
    private final String decoy;

    Passwords(RandomSource random) {
        // In the PHC form of any other hash, over bytes that no password makes.
        decoy =
                "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                        .formatted(
                                KIBIBYTES,
                                PASSES,
                                LANES,
                                base64(random.bytes(SALT_BYTES)),
                                base64(random.bytes(HASH_BYTES)));
    }

    private static String base64(byte[] bytes) {
        return java.util.Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Returns the password's hash in PHC form. */
    String hash(String password) {
        return turns.take(
                () -> Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2ID).getResult());
    }

    /** Says whether the password fits; with no hash to compare it takes as long and says no. */
    boolean fits(String password, @Nullable String hash) {
        String against = hash == null ? decoy : hash;
        boolean fits =
                turns.take(
                        () ->
                                Password.check(password, against)
                                        .with(Argon2Function.getInstanceFromHash(against)));
        return fits && hash != null;
    }
}
