package org.whosaw.portal.ledger;

import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.BackgroundWork;

/**
 * Keeps the sequencer going while the server runs. It rests after each turn though more may have
 * come meanwhile: many leaves signed at once cost little more than few, and what is signed twice a
 * second stands well within the two seconds that are promised.
 */
public final class SequencerWorker implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.ledger");
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int TELL_EVERY = 120;

    private final Sequencer sequencer;
    private final BackgroundWork work = new BackgroundWork("whosaw-ledger", PAUSE, this::turn);
    private int failures;

    public SequencerWorker(Sequencer sequencer) {
        this.sequencer = sequencer;
    }

    @Override
    public void start() {
        work.start();
    }

    @Override
    public void stop() throws InterruptedException {
        work.stop();
    }

    private boolean turn() {
        try {
            sequencer.turn();
            failures = 0;
            return sequencer.isBehind();
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
