package org.whosaw.portal.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Does what waits in the database, turn after turn, beside the work of requests. At a crash it
 * waits there still, and the next start goes on with it. Started and stopped by one thread; whoever
 * has put something there may {@link #wake} it.
 */
public final class BackgroundWork {
    private static final long PATIENCE_MILLIS = 10_000;

    // What waited through a stop waits a breath more, so that whoever waits for the first page
    // does not share the processor with it.
    private static final long FIRST_REST_MILLIS = 1_500;

    private final String name;
    private final Duration pause;
    private final BooleanSupplier turn;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean stopped;
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
        stopped = true;
        bell.release();
        if (thread != null) {
            thread.join(PATIENCE_MILLIS);
        }
    }

    /** Ends its rest. Safe for threads. */
    public void wake() {
        bell.release();
    }

    private void work() {
        try {
            rest(Math.min(pause.toMillis(), FIRST_REST_MILLIS));
            while (!stopped) {
                if (!turn.getAsBoolean()) {
                    rest(pause.toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void rest(long millis) throws InterruptedException {
        if (!stopped && bell.tryAcquire(millis, MILLISECONDS)) {
            bell.drainPermits();
        }
    }
}
