package org.whosaw.portal.store;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Does what waits in the database, turn after turn, beside the work of requests. At a crash it
 * waits there still, and the next start goes on with it. Started and stopped by one thread.
 */
public final class BackgroundWork {
    private static final long PATIENCE_MILLIS = 10_000;

    private final String name;
    private final Duration pause;
    private final BooleanSupplier turn;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;

    /**
     * Creates it.
     *
     * @param name of its thread
     * @param pause how long it rests when nothing waits
     * @param turn does some of it and says whether there may be more; never throws, for a database
     *     that is away comes back
     */
    public BackgroundWork(String name, Duration pause, BooleanSupplier turn) {
        this.name = name;
        this.pause = pause;
        this.turn = turn;
    }

    /** Starts it in a thread of its own. */
    public void start() {
        Thread worker = new Thread(this::work, name);
        worker.setDaemon(true);
        thread = worker;
        worker.start();
    }

    /** Lets the turn at hand end, and starts no other. */
    public void stop() throws InterruptedException {
        stopped.countDown();
        if (thread != null) {
            thread.join(PATIENCE_MILLIS);
        }
    }

    private void work() {
        try {
            do {
                while (stopped.getCount() > 0 && turn.getAsBoolean()) {
                    continue; // there was something, there may be more
                }
            } while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
