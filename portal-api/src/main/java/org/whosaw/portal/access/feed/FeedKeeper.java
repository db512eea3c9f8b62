package org.whosaw.portal.access.feed;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.access.manifest.ManifestBook;
import org.whosaw.portal.calendar.WorkingCalendar;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.store.BackgroundWork;
import org.whosaw.portal.store.Database;

/**
 * Adds up what arrived, every second and beside the work of requests, and renews what pages read of
 * it. At a crash the arrivals that were not added up wait in their table.
 */
public final class FeedKeeper implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.feed");
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final FeedBook feeds;
    private final CoverageBook coverage;
    private final BackgroundWork work = new BackgroundWork("whosaw-feed", PAUSE, this::passQuietly);

    public FeedKeeper(
            Database database,
            DirectoryLookup lookup,
            WorkingCalendar calendar,
            ManifestBook manifests,
            Clock clock) {
        feeds = new FeedBook(database);
        coverage = new CoverageBook(feeds, lookup, calendar, manifests, clock);
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
        work.start();
    }

    @Override
    public void stop() throws InterruptedException {
        work.stop();
    }

    private boolean passQuietly() {
        try {
            pass();
        } catch (RuntimeException e) {
            // The database may be away; arrivals wait in it, and so do we.
            LOG.warn("feeds wait: {}", e.getClass().getName());
        }
        return false; // one pass takes all
    }

    /** Adds up what is there now and renews what was asked for. */
    public void pass() {
        coverage.renew(feeds.addUp());
    }
}
