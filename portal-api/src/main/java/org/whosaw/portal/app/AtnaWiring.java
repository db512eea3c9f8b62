package org.whosaw.portal.app;

import org.whosaw.portal.ingest.atna.rest.AtnaIntake;
import org.whosaw.portal.ingest.refusal.Refusals;

/** Builds what takes ATNA messages in. */
public final class AtnaWiring {
    private AtnaWiring() {}

    /** Returns what records messages, over built rooms, with or without a server. */
    public static AtnaIntake intake(Rooms rooms, PortalConfiguration configuration) {
        return new AtnaIntake(
                configuration.atna(),
                rooms.hospital(),
                rooms.identity().clientPrincipals()::systemOf,
                rooms.access().recorder(),
                rooms.disclosure().recorder(),
                refusals(rooms));
    }

    /** Returns the counts of what was refused. */
    public static Refusals refusals(Rooms rooms) {
        return new Refusals(rooms.database(), rooms.hospital().lookup(), rooms.clock());
    }
}
