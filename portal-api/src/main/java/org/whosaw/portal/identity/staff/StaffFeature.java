package org.whosaw.portal.identity.staff;

import java.time.Clock;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.store.Database;

/** Builds what signs the hospital's staff in. */
public final class StaffFeature {
    private final StaffRegistry registry;
    private final StaffSignIn signIn;
    private final StaffSessions sessions;
    private final StaffLocks locks;

    public StaffFeature(
            Database database,
            Sealer sealer,
            Pseudonymizer pseudonymizer,
            RandomSource random,
            IdSource ids,
            Clock clock,
            RateLimits limits) {
        Passwords passwords = new Passwords(random);
        locks = new StaffLocks(database, pseudonymizer, clock);
        sessions = new StaffSessions(database, pseudonymizer, random, ids, clock);
        registry =
                new StaffRegistry(
                        database, sealer, pseudonymizer, passwords, locks, random, ids, clock);
        signIn = new StaffSignIn(database, sealer, passwords, locks, sessions, limits, clock);
    }

    /** Returns what adds, resets and unlocks staff. */
    public StaffRegistry registry() {
        return registry;
    }

    /** Returns what signs staff in. */
    public StaffSignIn signIn() {
        return signIn;
    }

    /** Returns who is signed in. */
    public StaffSessions sessions() {
        return sessions;
    }

    /** Deletes counts that no longer matter and sessions long over; returns how many. */
    public int purge() {
        return locks.purge() + sessions.purge();
    }
}
