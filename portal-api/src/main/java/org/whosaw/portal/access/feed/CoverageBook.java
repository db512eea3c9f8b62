package org.whosaw.portal.access.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.feed.Coverage.SystemFeed;
import org.whosaw.portal.access.manifest.ManifestBook;
import org.whosaw.portal.access.manifest.ManifestBook.Checks;
import org.whosaw.portal.calendar.WorkingCalendar;
import org.whosaw.portal.hospital.DirectoryCards.SystemCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.kernel.HospitalId;

/**
 * Gives what a hospital's list covers, from memory: the keeper renews it when something arrived,
 * and at least every half minute. Safe for threads.
 */
public final class CoverageBook {
    private static final Duration OLDEST = Duration.ofSeconds(30);

    /** The portal's own places, whose looks are written by this process itself. */
    private static final String OWN = "whosaw-";

    private final FeedBook feeds;
    private final DirectoryLookup lookup;
    private final Punctuality punctuality;
    private final ManifestBook manifests;
    private final Clock clock;
    private final Map<HospitalId, Kept> kept = new ConcurrentHashMap<>();

    CoverageBook(
            FeedBook feeds,
            DirectoryLookup lookup,
            WorkingCalendar calendar,
            ManifestBook manifests,
            Clock clock) {
        this.feeds = feeds;
        this.manifests = manifests;
        this.lookup = lookup;
        this.punctuality = new Punctuality(calendar);
        this.clock = clock;
    }

    private record Kept(Coverage coverage, long directory) {}

    /** Returns what the hospital's list covers; reads the database on the first asking only. */
    public Coverage of(HospitalId hospital) {
        Kept known = kept.get(hospital);
        return known == null ? renew(hospital) : known.coverage();
    }

    /** Renews what was asked for and is old, or all of it when {@code changed}. */
    void renew(boolean changed) {
        Instant oldest = clock.instant().minus(OLDEST);
        kept.forEach(
                (hospital, known) -> {
                    if (changed
                            || known.directory() != lookup.version()
                            || known.coverage().at().isBefore(oldest)) {
                        renew(hospital);
                    }
                });
    }

    private Coverage renew(HospitalId hospital) {
        long directory = lookup.version();
        Coverage coverage = read(hospital);
        kept.put(hospital, new Kept(coverage, directory));
        return coverage;
    }

    private Coverage read(HospitalId hospital) {
        Instant now = clock.instant();
        Map<Long, Feed> all = feeds.of(hospital);
        Map<Long, Checks> checks = manifests.checks(hospital);
        List<SystemFeed> systems =
                lookup.systems(hospital).stream()
                        .filter(card -> !card.code().startsWith(OWN))
                        .map(
                                card ->
                                        system(
                                                card,
                                                all.get(card.id()),
                                                checks.getOrDefault(card.id(), Checks.NONE),
                                                now))
                        .toList();
        return new Coverage(hospital, now, systems);
    }

    private SystemFeed system(SystemCard card, @Nullable Feed feed, Checks checks, Instant now) {
        if (feed == null) {
            FeedState state = card.covered() ? FeedState.NOTHING_YET : FeedState.NOT_COVERED;
            return new SystemFeed(card, state, 0, null, null, null, null, null, List.of(), checks);
        }
        FeedState state =
                card.covered()
                        ? punctuality.of(card.rhythm(), feed.newest(), now)
                        : FeedState.NOT_COVERED;
        return new SystemFeed(
                card,
                state,
                feed.events(),
                feed.since(),
                feed.oldest(),
                feed.newest(),
                feed.arrived(),
                feed.count(),
                feed.gaps(),
                checks);
    }
}
