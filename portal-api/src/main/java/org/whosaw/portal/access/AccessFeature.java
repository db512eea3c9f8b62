package org.whosaw.portal.access;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.whosaw.portal.access.address.AddressRegister;
import org.whosaw.portal.access.why.CareFacts;
import org.whosaw.portal.access.why.Explainer;
import org.whosaw.portal.access.why.LateFacts;
import org.whosaw.portal.access.why.Sentences;
import org.whosaw.portal.crypto.Cursors;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.hospital.ProtectionSettings;
import org.whosaw.portal.hospital.care.CareFactListener;
import org.whosaw.portal.hospital.withheld.DeferrableEntries;
import org.whosaw.portal.hospital.withheld.DeferralBook;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.ledger.PersonLedger;
import org.whosaw.portal.notice.NewEntries;
import org.whosaw.portal.notice.Notifier;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.text.Texts;
import org.whosaw.portal.vault.Vault;

/** Builds the access room. */
public final class AccessFeature {
    private final AccessRecorder recorder;
    private final Function<PersonLedger, AccessRecorder> recorders;
    private final PersonLedger ledger;
    private final AccessTimeline timeline;
    private final AccessScroll scroll;
    private final ReasonSurvey survey;
    private final LateFacts lateFacts;
    private final AccessDigest digest;
    private final DeskLines deskLines;
    private final AccountSessions sessions;
    private final AccessEntries entries;
    private final ProvableAccesses provable;
    private final NewLooks news;
    private final Clock clock;

    /**
     * Builds the room.
     *
     * @param register where network addresses are registered
     * @param contractors who hears of looks by people whom another house employs
     * @param cases what this portal's own desks have to do with a person
     * @param guardians who was whose guardian when somebody looked
     */
    public AccessFeature(
            Database database,
            Vault vault,
            Pseudonymizer pseudonymizer,
            Cursors cursors,
            IdSource ids,
            Clock clock,
            HospitalFeature hospital,
            ProtectionSettings settings,
            AddressRegister register,
            ContractorLooks contractors,
            CareFacts cases,
            GuardiansThen guardians,
            PersonLedger ledger) {
        this.clock = clock;
        entries = new AccessEntries(pseudonymizer, hospital.lookup());
        AccessorBook accessors =
                new AccessorBook(
                        database,
                        vault,
                        pseudonymizer,
                        hospital.keys(),
                        hospital.lookup(),
                        hospital.directory(),
                        hospital.hospitals(),
                        ids);
        OriginBook origins = new OriginBook(database, pseudonymizer, ids, register);
        recorders =
                leaves ->
                        new AccessRecorder(
                                database,
                                vault,
                                pseudonymizer,
                                hospital.keys(),
                                hospital.lookup(),
                                hospital.persons(),
                                accessors,
                                origins,
                                settings,
                                ids,
                                clock,
                                contractors,
                                leaves);
        recorder = recorders.apply(ledger);
        this.ledger = ledger;
        provable =
                new ProvableAccesses(
                        database,
                        vault,
                        pseudonymizer,
                        hospital.lookup(),
                        accessors,
                        origins,
                        ledger);
        AccessReasons reasons =
                new AccessReasons(
                        new ViewerBook(
                                accessors,
                                origins,
                                hospital.lookup(),
                                hospital.persons(),
                                hospital.keys(),
                                guardians),
                        new Explainer(hospital.facts()::of, cases),
                        new Sentences(Texts.load(List.of("access")), settings));
        survey = new ReasonSurvey(database, reasons);
        news = new NewLooks(database, reasons);
        lateFacts = new LateFacts(hospital.facts(), reasons::recorded, clock);
        AccessViews views = new AccessViews(pseudonymizer, hospital.lookup(), accessors, origins);
        deskLines = new DeskLines(database, accessors, views, clock);
        sessions = new AccountSessions(database, hospital.lookup(), accessors, origins, ids, clock);
        WindowBounds windows = new WindowBounds(database, hospital.persons(), clock);
        digest = new AccessDigest(database, hospital.persons(), accessors, views, reasons, windows);
        timeline =
                new AccessTimeline(
                        database,
                        cursors,
                        vault,
                        hospital.lookup(),
                        hospital.persons(),
                        accessors,
                        views,
                        windows,
                        reasons,
                        new DeferralBook(vault.house(), ids, ledger),
                        clock);
        scroll =
                new AccessScroll(
                        database, hospital.keys(), accessors, views, reasons, timeline::isChild);
    }

    /** Returns what holds single accesses back. */
    public DeferrableEntries entries() {
        return entries;
    }

    /** Returns what reads accesses. */
    public AccessTimeline timeline() {
        return timeline;
    }

    /** Returns what reads accesses entry by entry, in either order. */
    public AccessScroll scroll() {
        return scroll;
    }

    /** Returns what explains whole lists, for measuring. */
    public ReasonSurvey survey() {
        return survey;
    }

    /** Returns what hears of late facts, for the room that keeps facts. */
    public CareFactListener lateFacts() {
        return lateFacts;
    }

    /** Returns what reads beside the list. */
    public AccessDigest digest() {
        return digest;
    }

    /** Returns what reads single lines for the hospital's desks. */
    public DeskLines deskLines() {
        return deskLines;
    }

    /** Returns what reads accesses back as the ledger has them. */
    public ProvableAccesses provable() {
        return provable;
    }

    /** Returns what knows the sessions of accounts. */
    public AccountSessions sessions() {
        return sessions;
    }

    /** Returns what reads new looks, for telling persons of them. */
    public NewEntries news() {
        return news;
    }

    /** Says who hears of what is told at once. */
    public void tell(Notifier whom) {
        recorder.tell(whom);
    }

    /** Registers the patient's resources. */
    public void install(JerseyEnvironment jersey) {
        jersey.register(new AccessResource(timeline, clock));
    }

    /** Returns one that appends nothing to the ledger: what a benchmark compares with. */
    public AccessRecorder recorderWithoutLedger() {
        return recorders.apply(ledger.switchedOff());
    }

    /** Returns what records accesses. */
    public AccessRecorder recorder() {
        return recorder;
    }
}
