package org.whosaw.portal.app;

import org.whosaw.portal.ingest.feed.FeedDesk;

/** Builds what shows a hospital its feeds. */
public final class FeedWiring {
    private FeedWiring() {}

    /** Returns the desk over built rooms. */
    public static FeedDesk desk(Rooms rooms) {
        return new FeedDesk(
                rooms.feeds(),
                AtnaWiring.refusals(rooms),
                CounterWiring.doubts(rooms, rooms.identity())::waiting,
                rooms.clock());
    }
}
