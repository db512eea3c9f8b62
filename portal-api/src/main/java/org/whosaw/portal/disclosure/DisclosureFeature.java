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
import org.whosaw.portal.notice.NewEntries;
import org.whosaw.portal.notice.Notifier;
import org.whosaw.portal.store.Database;

/** Builds the disclosure room. */
public final class DisclosureFeature {
    private final DisclosureRecorder recorder;
    private final DisclosureList list;
    private final DisclosureEntries entries;
    private final ProvableDisclosures provable;
    private final Standings standings = new Standings();
    private final NewProvisions news;
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
                        database,
                        cursors,
                        hospital.lookup(),
                        new DeferralBook(sealer, ids, ledger),
                        standings,
                        clock);
        news = new NewProvisions(database, hospital.lookup(), standings);
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

    /** Says whom to ask about permissions and the register of approved uses. */
    public void ask(ConsentCovering whom, ApprovedUses register) {
        standings.ask(whom);
        list.ask(register);
    }

    /** Says who knows to whom recipients pass data on by their own word. */
    public void ask(DeclaredParties whom) {
        list.ask(whom);
    }

    /** Says who hears that a provision was recorded. */
    public void tell(Notifier whom) {
        recorder.tell(whom);
    }

    /** Returns what reads new provisions, for telling persons of them. */
    public NewEntries news() {
        return news;
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
