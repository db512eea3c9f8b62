package org.whosaw.portal.access.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.manifest.DayCheck;
import org.whosaw.portal.access.manifest.ManifestBook.Checks;
import org.whosaw.portal.hospital.DirectoryCards.SystemCard;
import org.whosaw.portal.kernel.HospitalId;

/**
 * What a hospital's list covers, at one moment.
 *
 * @param systems by name of the code; those of the portal itself are not among them
 */
public record Coverage(HospitalId hospital, Instant at, List<SystemFeed> systems) {
    public Coverage {
        systems = List.copyOf(systems);
    }

    /**
     * One system and its feed.
     *
     * @param since when its first line arrived; null while none has
     * @param from when the oldest look in it happened; {@code asOf} when the newest did: the list
     *     is complete up to there, but for the gaps
     * @param checks its own word for each day against what is here
     */
    public record SystemFeed(
            SystemCard system,
            FeedState state,
            long events,
            @Nullable Instant since,
            @Nullable Instant from,
            @Nullable Instant asOf,
            @Nullable Instant arrived,
            @Nullable Count count,
            List<Gap> gaps,
            Checks checks) {
        public SystemFeed {
            gaps = List.copyOf(gaps);
        }

        /** Returns the days of which its own word and what is here differ, the newest first. */
        public List<DayCheck> wanting() {
            return checks.wanting();
        }

        /** Returns how many lines are missing. */
        public long missing() {
            return gaps.stream().mapToLong(Gap::missing).sum();
        }

        /** Says whether lines that should be on the list are not. */
        public boolean isLacking() {
            return !gaps.isEmpty()
                    || !checks.wanting().isEmpty()
                    || state == FeedState.LATE
                    || state == FeedState.SILENT
                    || isAwaited();
        }

        /** Says whether it should send, as declared, and never has. */
        public boolean isAwaited() {
            return state == FeedState.NOTHING_YET && system.rhythm() != null;
        }
    }

    /** Returns the systems that are not covered, as the hospital declares. */
    public List<SystemFeed> notCovered() {
        return systems.stream().filter(each -> each.state() == FeedState.NOT_COVERED).toList();
    }

    /** Returns the systems of which lines are missing: silent ones first, then by how many. */
    public List<SystemFeed> lacking() {
        record Lacking(SystemFeed feed, boolean silent, long missing) {}
        return systems.stream()
                .filter(SystemFeed::isLacking)
                .map(each -> new Lacking(each, each.state() == FeedState.SILENT, each.missing()))
                .sorted(
                        Comparator.comparing(Lacking::silent)
                                .thenComparing(Lacking::missing)
                                .reversed())
                .map(Lacking::feed)
                .toList();
    }
}
