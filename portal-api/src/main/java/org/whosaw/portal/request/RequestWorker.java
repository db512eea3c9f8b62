package org.whosaw.portal.request;

import io.dropwizard.lifecycle.Managed;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the clock of requests every half minute. */
final class RequestWorker implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.request");
    private static final int SECONDS = 30;

    private final Runnable work;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "whosaw-requests");
                        thread.setDaemon(true);
                        return thread;
                    });

    RequestWorker(Runnable work) {
        this.work = work;
    }

    @Override
    public void start() {
        timer.scheduleWithFixedDelay(this::run, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private void run() {
        try {
            work.run();
        } catch (RuntimeException e) {
            // The database may be away; the next round tries again.
            LOG.warn("requests wait: {}", e.getClass().getName());
        }
    }

    @Override
    public void stop() {
        timer.shutdownNow();
    }
}
