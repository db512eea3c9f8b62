package org.whosaw.portal.app;

import org.whosaw.portal.ingest.feed.FeedDesk;
import org.whosaw.portal.ingest.feed.TrialDesk;

/** Builds what shows a hospital its feeds. */
public final class FeedWiring {
    private FeedWiring() {}

    /** Returns the desk on which mappings are tried. */
    public static TrialDesk trials(Rooms rooms, PortalConfiguration configuration) {
        return new TrialDesk(
                configuration.sheets().mappings(),
                rooms.hospital().persons(),
                CounterWiring.trialLooks(rooms),
                rooms.identity().limits(),
                rooms.random());
    }

    /** Returns the desk over built rooms. */
    public static FeedDesk desk(Rooms rooms) {
        return new FeedDesk(
                rooms.feeds(),
                AtnaWiring.refusals(rooms),
                CounterWiring.doubts(rooms, rooms.identity())::waiting,
                rooms.clock());
    }
}
