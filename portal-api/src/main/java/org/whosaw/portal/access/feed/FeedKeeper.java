package org.whosaw.portal.access.feed;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.calendar.WorkingCalendar;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.store.Database;

/**
 * Adds up what arrived, every second and beside the work of requests, and renews what pages read of
 * it. At a crash the arrivals that were not added up wait in their table.
 */
public final class FeedKeeper implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.feed");
    private static final long PAUSE_MILLIS = 1_000;

    private final FeedBook feeds;
    private final CoverageBook coverage;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;

    public FeedKeeper(
            Database database, DirectoryLookup lookup, WorkingCalendar calendar, Clock clock) {
        feeds = new FeedBook(database);
        coverage = new CoverageBook(feeds, lookup, calendar, clock);
    }

    /** Returns what is known of coverage. */
    public CoverageBook coverage() {
        return coverage;
    }

    /**
     * Returns by system how many events wait for a person who is not registered yet; counts them,
     * so ask seldom.
     */
    public Map<Long, Long> held(HospitalId hospital) {
        return feeds.held(hospital);
    }

    @Override
    public void start() {
        Thread worker = new Thread(this::work, "whosaw-feed");
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
                passQuietly();
            } while (!stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void passQuietly() {
        try {
            pass();
        } catch (RuntimeException e) {
            // The database may be away; arrivals wait in it, and so do we.
            LOG.warn("feeds wait: {}", e.getClass().getName());
        }
    }

    /** Adds up what is there now and renews what was asked for. */
    public void pass() {
        coverage.renew(feeds.addUp());
    }
}
