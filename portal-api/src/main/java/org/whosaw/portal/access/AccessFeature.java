package org.whosaw.portal.access;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import org.whosaw.portal.crypto.Cursors;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.hospital.ProtectionSettings;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.store.Database;

/** Builds the access room. */
public final class AccessFeature {
    private final AccessRecorder recorder;
    private final AccessTimeline timeline;
    private final Clock clock;

    /**
     * Builds the room.
     *
     * @param contractors who hears of looks by people whom another house employs
     */
    public AccessFeature(
            Database database,
            Sealer sealer,
            Pseudonymizer pseudonymizer,
            Cursors cursors,
            IdSource ids,
            Clock clock,
            HospitalFeature hospital,
            ProtectionSettings settings,
            ContractorLooks contractors) {
        this.clock = clock;
        AccessorBook accessors =
                new AccessorBook(
                        database,
                        sealer,
                        pseudonymizer,
                        hospital.keys(),
                        hospital.lookup(),
                        hospital.directory(),
                        hospital.hospitals(),
                        ids);
        OriginBook origins = new OriginBook(database, pseudonymizer, ids);
        recorder =
                new AccessRecorder(
                        database,
                        sealer,
                        pseudonymizer,
                        hospital.keys(),
                        hospital.lookup(),
                        hospital.persons(),
                        accessors,
                        origins,
                        settings,
                        ids,
                        clock,
                        contractors);
        timeline =
                new AccessTimeline(
                        database,
                        cursors,
                        sealer,
                        hospital.lookup(),
                        hospital.persons(),
                        accessors,
                        new AccessViews(pseudonymizer, hospital.lookup(), accessors, origins),
                        new WindowBounds(database, hospital.persons(), clock),
                        clock);
    }

    /** Returns what reads accesses. */
    public AccessTimeline timeline() {
        return timeline;
    }

    /** Registers the patient's resources. */
    public void install(JerseyEnvironment jersey) {
        jersey.register(new AccessResource(timeline, clock));
    }

    /** Returns what records accesses. */
    public AccessRecorder recorder() {
        return recorder;
    }
}
