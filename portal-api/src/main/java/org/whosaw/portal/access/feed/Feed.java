package org.whosaw.portal.access.feed;

import java.time.Instant;
import java.util.List;

/**
 * How far one system's feed is.
 *
 * @param unnumbered how many of its events bear no running number
 * @param oldest when the oldest look in it happened, {@code newest} the newest
 * @param since when its first line arrived, {@code arrived} its last
 * @param unclear whether it has more gaps than can be kept: its numbers confirm nothing
 * @param gaps numbers that are missing, the lowest first
 */
record Feed(
        long events,
        long unnumbered,
        Instant oldest,
        Instant newest,
        Instant since,
        Instant arrived,
        boolean unclear,
        List<Gap> gaps) {
    Feed {
        gaps = List.copyOf(gaps);
    }

    /** Says how far the source itself confirms the count. */
    Count count() {
        if (unnumbered == events) {
            return Count.NOT_NUMBERED;
        }
        return unclear || unnumbered > 0 ? Count.UNCLEAR : Count.NUMBERED;
    }
}
