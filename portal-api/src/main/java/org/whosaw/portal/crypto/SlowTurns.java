package org.whosaw.portal.crypto;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;

/**
 * Lets few slow hashes (Argon2id) run at once, in the order they came, so that a flood of tries
 * cannot take the memory. Safe for threads.
 */
final class SlowTurns {
    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Semaphore permits = new Semaphore(AT_ONCE, true);

    /**
     * Runs it when its turn has come.
     *
     * @throws PortalException busy, with when to try again, after ten seconds of waiting
     */
    <T> T take(Supplier<T> slow) {
        acquire();
        try {
            return slow.get();
        } finally {
            permits.release();
        }
    }

    private void acquire() {
        try {
            if (!permits.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw PortalException.retryAfter(KernelError.BUSY, PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PortalException.retryAfter(KernelError.BUSY, PATIENCE);
        }
    }
}
