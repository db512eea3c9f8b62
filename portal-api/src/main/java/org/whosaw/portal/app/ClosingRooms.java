package org.whosaw.portal.app;

import io.dropwizard.lifecycle.Managed;

/** Closes the rooms when the server stops; registered first, so it stops last. */
final class ClosingRooms implements Managed {
    private final Rooms rooms;

    ClosingRooms(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public void stop() {
        rooms.close();
    }
}
