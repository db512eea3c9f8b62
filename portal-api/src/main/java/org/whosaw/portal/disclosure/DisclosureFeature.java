package org.whosaw.portal.disclosure;

import java.time.Clock;
import org.whosaw.portal.crypto.Cursors;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.hospital.ProtectionSettings;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.store.Database;

/** Builds the disclosure room. */
public final class DisclosureFeature {
    private final DisclosureRecorder recorder;

    /** Builds the room. */
    public DisclosureFeature(
            Database database,
            Sealer sealer,
            Pseudonymizer pseudonymizer,
            Cursors cursors,
            IdSource ids,
            Clock clock,
            HospitalFeature hospital,
            ProtectionSettings protection) {
        recorder =
                new DisclosureRecorder(
                        database,
                        sealer,
                        pseudonymizer,
                        hospital.keys(),
                        hospital.lookup(),
                        hospital.persons(),
                        protection,
                        ids,
                        clock);
    }

    /** Returns what records provisions. */
    public DisclosureRecorder recorder() {
        return recorder;
    }
}
