package org.whosaw.portal.identity.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.identity.IdentityError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;

/** Counts tries and refuses when a limit is used up. Safe for threads and for many nodes. */
public final class RateLimits {
    /** Which limit a row counts stands in its hash alone: a row must not tell what was begun. */
    private static final String STORED = "tries";

    private final Database database;
    private final Pseudonymizer pseudonymizer;
    private final Clock clock;
    private final RateLimitSettings settings;

    public RateLimits(
            Database database,
            Pseudonymizer pseudonymizer,
            Clock clock,
            RateLimitSettings settings) {
        this.database = database;
        this.pseudonymizer = pseudonymizer;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Counts one try of {@code key}.
     *
     * @throws PortalException with {@code Retry-After} when the window has no try left
     */
    public void spend(RateLimit limit, String key) {
        refuse(trySpend(limit, key).orElse(null));
    }

    /** Counts one try of {@code key}; returns how long to wait when the window has none left. */
    public Optional<Duration> trySpend(RateLimit limit, String key) {
        byte[] hash = hash(limit, key);
        Instant now = clock.instant();
        Instant over = now.minus(settings.window(limit));
        RateWindowDao.Window window =
                database.inTransaction(
                        tx ->
                                tx.dao(RateWindowDao.class)
                                        .hit(STORED, hash, Micros.of(now), Micros.of(over)));
        return wait(limit, window, settings.permits(limit) + 1, now);
    }

    /**
     * Passes while {@code key} has a try left, without counting one.
     *
     * @throws PortalException with {@code Retry-After} otherwise
     */
    public void check(RateLimit limit, String key) {
        byte[] hash = hash(limit, key);
        Instant now = clock.instant();
        long over = Micros.of(now.minus(settings.window(limit)));
        RateWindowDao.Window window =
                database.read(tx -> tx.dao(RateWindowDao.class).current(STORED, hash, over));
        refuse(wait(limit, window, settings.permits(limit), now).orElse(null));
    }

    /** Forgets the tries of {@code key}: the way back after a lock-out. */
    public void forget(RateLimit limit, String key) {
        byte[] hash = hash(limit, key);
        database.write(tx -> tx.dao(RateWindowDao.class).forget(STORED, hash));
    }

    /** Deletes windows that no limit looks at any more. */
    public int purge() {
        long before = Micros.of(clock.instant().minus(Duration.ofDays(2)));
        return database.inTransaction(tx -> tx.dao(RateWindowDao.class).purge(before));
    }

    private byte[] hash(RateLimit limit, String key) {
        return pseudonymizer.index("rate-limit", limit.code(), key);
    }

    private Optional<Duration> wait(
            RateLimit limit, RateWindowDao.@Nullable Window window, int full, Instant now) {
        if (window == null || window.hits() < full) {
            return Optional.empty();
        }
        Instant end = Micros.instant(window.startedAt()).plus(settings.window(limit));
        Duration left = Duration.between(now, end);
        return Optional.of(left.isNegative() || left.isZero() ? Duration.ofSeconds(1) : left);
    }

    private static void refuse(@Nullable Duration wait) {
        if (wait != null) {
            throw PortalException.retryAfter(IdentityError.TOO_MANY_TRIES, wait);
        }
    }
}
