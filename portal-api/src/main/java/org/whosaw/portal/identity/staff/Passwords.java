package org.whosaw.portal.identity.staff;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.SlowHash;

/** Hashes and checks passwords. Safe for threads. */
final class Passwords {
    private static final int SALT_BYTES = 16;

    private final SlowHash slow = new SlowHash();
    private final RandomSource random;
    private final String decoy;

    Passwords(RandomSource random) {
        this.random = random;
        this.decoy = slow.decoy(random);
    }

    /** Returns the password's hash in PHC form. */
    String hash(String password) {
        return slow.written(password, random.bytes(SALT_BYTES));
    }

    /** Says whether the password fits; with no hash to compare it takes as long and says no. */
    boolean fits(String password, @Nullable String hash) {
        boolean fits = slow.fits(password, hash == null ? decoy : hash);
        return fits && hash != null;
    }
}
