package org.whosaw.portal.ledger;

import io.dropwizard.lifecycle.Managed;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.kernel.PortalException;

/** Keeps the sequencer going while the server runs. */
public final class SequencerWorker implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.ledger");
    private static final long PAUSE_MILLIS = 500;
    private static final int TELL_EVERY = 120;

    private final Sequencer sequencer;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;
    private int failures;

    public SequencerWorker(Sequencer sequencer) {
        this.sequencer = sequencer;
    }

    @Override
    public void start() {
        Thread worker = new Thread(this::work, "whosaw-ledger");
        worker.setDaemon(true);
        thread = worker;
        worker.start();
    }

    @Override
    public void stop() throws InterruptedException {
        stopped.countDown();
        if (thread != null) {
            thread.join(10_000);
        }
    }

    private void work() {
        try {
            do {
                while (stopped.getCount() > 0 && turn()) {
                    continue; // there was something, there may be more
                }
            } while (!stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean turn() {
        try {
            boolean worked = sequencer.turn();
            failures = 0;
            return worked;
        } catch (PortalException e) {
            return tell(e.errorCode().code());
        } catch (RuntimeException e) {
            // The database may be away; leaves wait in it, and so do we.
            return tell(e.getClass().getName());
        }
    }

    /** Says it once and then every minute: a ledger that stands still must be seen. */
    private boolean tell(String what) {
        if (failures++ % TELL_EVERY == 0) {
            LOG.error("the ledger stands still: {}", what);
        }
        return false;
    }
}
