package org.whosaw.portal.ingest.feed;

import java.util.List;
import java.util.Map;
import org.whosaw.portal.access.feed.Coverage;
import org.whosaw.portal.access.feed.Coverage.SystemFeed;
import org.whosaw.portal.ingest.refusal.Refusals;

/**
 * A hospital's feeds at one moment.
 *
 * @param held by system: how many events wait for a person who is not registered yet
 * @param refused what was refused in the last thirty days, newest day first
 * @param doubts how many rows of lists wait for the hospital's answer
 */
public record FeedBoard(
        Coverage coverage, Map<Long, Long> held, List<Refusals.Count> refused, int doubts) {
    public FeedBoard {
        held = Map.copyOf(held);
        refused = List.copyOf(refused);
    }

    /** Returns how many events of a system wait. */
    public long heldOf(SystemFeed feed) {
        return held.getOrDefault(feed.system().id(), 0L);
    }

    /** Returns how much of a system was refused, messages about nobody left out. */
    public long refusedOf(SystemFeed feed) {
        return refused.stream()
                .filter(each -> !each.rule().equals(Refusals.ABOUT_NOBODY))
                .filter(each -> Long.valueOf(feed.system().id()).equals(each.systemId()))
                .mapToLong(Refusals.Count::refused)
                .sum();
    }
}
