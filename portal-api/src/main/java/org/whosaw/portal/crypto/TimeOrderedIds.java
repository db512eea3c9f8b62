package org.whosaw.portal.crypto;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.whosaw.portal.kernel.IdSource;

/**
 * Makes ids of 41 bits of milliseconds since 2020 and 22 random bits, always growing within one
 * process: when two fall in one millisecond the later counts on from the earlier.
 */
public final class TimeOrderedIds implements IdSource {
    /** 2020-01-01T00:00:00Z in milliseconds; 41 bits reach to 2089. */
    public static final long EPOCH_MILLIS = 1_577_836_800_000L;

    private static final int RANDOM_BITS = 22;

    private final Clock clock;
    private final RandomSource random;
    private final AtomicLong last = new AtomicLong();

    public TimeOrderedIds(Clock clock, RandomSource random) {
        this.clock = clock;
        this.random = random;
    }

    /** Returns the lowest id that a moment can have. */
    public static long lowest(Instant at) {
        return at.toEpochMilli() - EPOCH_MILLIS << RANDOM_BITS;
    }

    @Override
    public long next() {
        long fresh = clock.millis() - EPOCH_MILLIS << RANDOM_BITS | random.below(1 << RANDOM_BITS);
        // Within one millisecond a random step of at most 1,024 keeps ids apart and hard to guess.
        return last.updateAndGet(
                before -> fresh > before ? fresh : before + 1 + random.below(1 << 10));
    }
}
