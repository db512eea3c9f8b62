package org.whosaw.portal.identity.room;

import io.dropwizard.lifecycle.Managed;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes once an hour what is over: challenges, codes, tokens, sessions, windows. */
final class Housekeeping implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.admin");

    private final IdentityRoom room;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "whosaw-identity-housekeeping");
                        thread.setDaemon(true);
                        return thread;
                    });

    Housekeeping(IdentityRoom room) {
        this.room = room;
    }

    @Override
    public void start() {
        timer.scheduleWithFixedDelay(this::run, 5, 60, TimeUnit.MINUTES);
    }

    private void run() {
        try {
            LOG.info("identity housekeeping deleted={}", room.purge());
        } catch (RuntimeException e) {
            // The database may be away; the next hour tries again.
            LOG.warn("identity housekeeping failed: {}", e.getClass().getName());
        }
    }

    @Override
    public void stop() {
        timer.shutdownNow();
    }
}
