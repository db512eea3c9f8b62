package org.whosaw.portal.disclosure;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import org.whosaw.portal.crypto.Cursors;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.hospital.ProtectionSettings;
import org.whosaw.portal.hospital.withheld.DeferrableEntries;
import org.whosaw.portal.hospital.withheld.DeferralBook;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.ledger.PersonLedger;
import org.whosaw.portal.store.Database;

/** Builds the disclosure room. */
public final class DisclosureFeature {
    private final DisclosureRecorder recorder;
    private final DisclosureList list;
    private final DisclosureEntries entries;
    private final ProvableDisclosures provable;
    private final Clock clock;

    /** Builds the room where nobody counts what arrives. */
    public DisclosureFeature(
            Database database,
            Sealer sealer,
            Pseudonymizer pseudonymizer,
            Cursors cursors,
            IdSource ids,
            Clock clock,
            HospitalFeature hospital,
            ProtectionSettings protection,
            PersonLedger ledger) {
        this(
                database,
                sealer,
                pseudonymizer,
                cursors,
                ids,
                clock,
                hospital,
                protection,
                (tx, house, all) -> {},
                ledger);
    }

    /**
     * Builds the room.
     *
     * @param arrivals who counts what arrives by each feed
     */
    public DisclosureFeature(
            Database database,
            Sealer sealer,
            Pseudonymizer pseudonymizer,
            Cursors cursors,
            IdSource ids,
            Clock clock,
            HospitalFeature hospital,
            ProtectionSettings protection,
            ProvisionArrivals arrivals,
            PersonLedger ledger) {
        this.clock = clock;
        list =
                new DisclosureList(
                        database, cursors, hospital.lookup(), new DeferralBook(sealer, ids), clock);
        entries = new DisclosureEntries(pseudonymizer, hospital.lookup());
        provable = new ProvableDisclosures(database, hospital.lookup(), ledger);
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
                        clock,
                        arrivals,
                        ledger);
    }

    /** Registers the patient's resources. */
    public void install(JerseyEnvironment jersey) {
        jersey.register(new DisclosureResource(list, clock));
    }

    /** Returns what holds single provisions back. */
    public DeferrableEntries entries() {
        return entries;
    }

    /** Returns what reads provisions. */
    public DisclosureList list() {
        return list;
    }

    /** Returns what reads provisions back as the ledger has them. */
    public ProvableDisclosures provable() {
        return provable;
    }

    /** Returns what records provisions. */
    public DisclosureRecorder recorder() {
        return recorder;
    }
}
