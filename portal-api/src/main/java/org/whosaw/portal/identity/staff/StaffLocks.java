package org.whosaw.portal.identity.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.identity.IdentityError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Locks a login that is tried again and again: from the fifth try on for one minute, then two, four
 * and so on up to an hour. Logins that nobody has are locked alike. The ways back: wait, an
 * officer, or {@code portal staff unlock}.
 */
final class StaffLocks {
    private static final int FREE_TRIES = 5;
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration FORGET_AFTER = Duration.ofHours(24);

    private final Database database;
    private final Pseudonymizer pseudonymizer;
    private final Clock clock;

    StaffLocks(Database database, Pseudonymizer pseudonymizer, Clock clock) {
        this.database = database;
        this.pseudonymizer = pseudonymizer;
        this.clock = clock;
    }

    byte[] index(String login) {
        return pseudonymizer.index("staff.login", login.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * Counts a try before it is judged, so that many at once gain nothing; {@link #clear} takes it
     * back when it succeeds.
     *
     * @throws PortalException while the login is locked
     */
    void begin(byte[] index) {
        Instant now = clock.instant();
        Optional<Duration> wait = database.inTransaction(tx -> count(tx, index, now));
        if (wait.isPresent()) {
            throw PortalException.retryAfter(
                    IdentityError.STAFF_LOCKED, wait.get(), minutes(wait.get()));
        }
    }

    private static Optional<Duration> count(Tx tx, byte[] index, Instant now) {
        StaffUserDao dao = tx.dao(StaffUserDao.class);
        Optional<StaffUserDao.Lock> lock = dao.lock(index);
        if (lock.isPresent() && Micros.instant(lock.get().lockedUntil()).isAfter(now)) {
            return Optional.of(Duration.between(now, Micros.instant(lock.get().lockedUntil())));
        }
        int before =
                lock.filter(l -> Micros.instant(l.lastAt()).isAfter(now.minus(FORGET_AFTER)))
                        .map(StaffUserDao.Lock::failures)
                        .orElse(0);
        Instant until = now.plus(delay(before + 1));
        dao.putLock(index, before + 1, Micros.of(now), Micros.of(until));
        return Optional.empty();
    }

    static Duration delay(int tries) {
        if (tries < FREE_TRIES) {
            return Duration.ZERO;
        }
        Duration delay = FIRST.multipliedBy(1L << Math.min(tries - FREE_TRIES, 10));
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }

    private static long minutes(Duration wait) {
        return Math.max(1, (wait.toSeconds() + 59) / 60);
    }

    void clear(Tx tx, byte[] index) {
        tx.dao(StaffUserDao.class).clearLock(index);
    }

    /** Opens a locked login; says whether there was anything to open. */
    boolean unlock(String login) {
        byte[] index = index(login);
        return database.inTransaction(tx -> tx.dao(StaffUserDao.class).clearLock(index)) > 0;
    }

    /** Returns until when the login is locked, or empty when it is not. */
    Optional<Instant> lockedUntil(String login) {
        byte[] index = index(login);
        return database.read(tx -> tx.dao(StaffUserDao.class).lock(index))
                .map(lock -> Micros.instant(lock.lockedUntil()))
                .filter(until -> until.isAfter(clock.instant()));
    }

    /** Deletes counts that no longer matter; returns how many. */
    int purge() {
        long before = Micros.of(clock.instant().minus(FORGET_AFTER));
        return database.inTransaction(tx -> tx.dao(StaffUserDao.class).purgeLocks(before));
    }
}
