package org.whosaw.portal.demo;

import java.nio.file.Path;
import java.time.Clock;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.demo.world.DemoOptions;
import org.whosaw.portal.demo.world.DemoWorld;
import org.whosaw.portal.disclosure.Provision;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.identity.room.IdentityRoom;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;

/** Builds the demo room over an open house: the one way in for the {@code demo} command. */
public final class DemoFeature {
    private final DemoFiller filler;
    private final DemoGuestBook guests;

    /** Builds the room; the feeds are the recorders of the rooms access and disclosure. */
    public DemoFeature(
            Database database,
            Pseudonymizer pseudonymizer,
            Clock clock,
            HospitalFeature hospitals,
            DemoFeed<AccessEvent> accesses,
            DemoFeed<Provision> provisions,
            IdentityRoom identity) {
        DemoMarks marks = new DemoMarks(database, pseudonymizer, clock);
        filler = new DemoFiller(hospitals, accesses, provisions, marks, clock);
        guests = new DemoGuestBook(new IssuedIdentities(identity));
    }

    /**
     * Makes the world where there is none, and opens it to readers: writes {@code demo.json}.
     *
     * @return what was written; the first patients are those with a story
     * @throws PortalException when the database is not a demo's, or its keys are others
     */
    public DemoFile open(DemoOptions wanted, String baseUrl, Path folder, DemoProgress progress) {
        DemoWorld world = filler.fill(wanted, progress);
        return guests.open(world, filler.hospital(), baseUrl, folder);
    }
}
