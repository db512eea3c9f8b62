package org.whosaw.portal.retention.pruning;

import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.store.BackgroundWork;

/** Keeps the pruning going: one pass a day, in small steps. */
public final class PruningWorker implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.retention");
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final Pruning pruning;
    private final BackgroundWork work = new BackgroundWork("retention", PAUSE, this::quietStep);

    public PruningWorker(Pruning pruning) {
        this.pruning = pruning;
    }

    @Override
    public void start() {
        work.start();
    }

    @Override
    public void stop() throws InterruptedException {
        work.stop();
    }

    private boolean quietStep() {
        try {
            return pruning.step();
        } catch (RuntimeException e) {
            // The database may be away; the work goes on from where it was.
            LOG.warn("pruning waits: {}", e.getClass().getSimpleName());
            return false;
        }
    }
}
