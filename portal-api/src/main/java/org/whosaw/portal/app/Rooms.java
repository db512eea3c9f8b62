package org.whosaw.portal.app;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.whosaw.portal.access.AccessFeature;
import org.whosaw.portal.access.AccessJoin;
import org.whosaw.portal.access.address.AddressRegister;
import org.whosaw.portal.access.feed.FeedKeeper;
import org.whosaw.portal.access.manifest.ManifestBook;
import org.whosaw.portal.access.manifest.ProvableManifests;
import org.whosaw.portal.app.calendar.CalendarBook;
import org.whosaw.portal.app.request.EvidenceCollector;
import org.whosaw.portal.authority.AuthorityFeature;
import org.whosaw.portal.calendar.WorkingCalendar;
import org.whosaw.portal.complaint.room.ComplaintFeature;
import org.whosaw.portal.consent.room.ConsentFeature;
import org.whosaw.portal.consent.stop.StopFeature;
import org.whosaw.portal.crypto.Cursors;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.crypto.Signer;
import org.whosaw.portal.crypto.TimeOrderedIds;
import org.whosaw.portal.demo.DemoFeature;
import org.whosaw.portal.demo.DemoFile;
import org.whosaw.portal.disclosure.DisclosureFeature;
import org.whosaw.portal.disclosure.DisclosureJoin;
import org.whosaw.portal.disclosure.end.Ends;
import org.whosaw.portal.disclosure.receipt.Receipts;
import org.whosaw.portal.hospital.DeskStaff;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.hospital.ProtectionSettings;
import org.whosaw.portal.hospital.withheld.ProvableDeferrals;
import org.whosaw.portal.identity.guardian.Guardians;
import org.whosaw.portal.identity.room.Foundations;
import org.whosaw.portal.identity.room.IdentityRoom;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.ledger.KeyedSalts;
import org.whosaw.portal.ledger.LedgerRoom;
import org.whosaw.portal.ledger.PersonLedger;
import org.whosaw.portal.ledger.rest.LedgerFeature;
import org.whosaw.portal.ledger.rows.ProvableRows;
import org.whosaw.portal.ledger.rows.RowLeaves;
import org.whosaw.portal.notice.NoticeBook;
import org.whosaw.portal.notice.NoticeFeature;
import org.whosaw.portal.outbox.Outbox;
import org.whosaw.portal.request.RequestFeature;
import org.whosaw.portal.request.rights.desk.RightsFeature;
import org.whosaw.portal.retention.erasure.ErasureDesk;
import org.whosaw.portal.retention.erasure.ProvableErasures;
import org.whosaw.portal.retention.pruning.StoneMason;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.text.Texts;
import org.whosaw.portal.vault.Vault;
import org.whosaw.portal.webhook.WebhookFeature;

/**
 * The rooms, built in order over one open database. Works without a server: commands, the demo
 * world, benchmarks and tests use it too. Closing it closes the database.
 */
public final class Rooms implements AutoCloseable {
    private final Clock clock;
    private final Database database;
    private final boolean demo;
    private final RandomSource random = new RandomSource();
    private final IdSource ids;
    private final Sealer sealer;
    private final Vault vault;
    private final PersonLedger leaves;
    private final Pseudonymizer pseudonymizer;
    private final Cursors cursors;
    private final CalendarBook calendarBook;
    private final HospitalFeature hospital;
    private final DisclosureFeature disclosure;
    private final AccessFeature access;
    private final ManifestBook manifests;
    private final FeedKeeper feeds;
    private final Guardians guardians;
    private final Outbox outbox;
    private final LedgerFeature ledger;
    private final IdentityRoom identity;
    private final DeskStaff deskStaff;
    private final RequestFeature request;
    private final RightsFeature rights;
    private final EvidenceCollector evidence;
    private final ConsentFeature consent;
    private final NoticeFeature notices;
    private final Ends ends;
    private final Receipts receipts;
    private final ErasureDesk erasure;
    private final WebhookFeature webhooks;
    private final StopFeature stops;
    private final AuthorityFeature authorities;
    private final ComplaintFeature complaints;

    /**
     * Builds the rooms.
     *
     * @param demo whether this is a demo world, with its constant one-time password
     */
    public Rooms(
            PortalConfiguration configuration,
            Database database,
            Keyring keyring,
            Clock clock,
            boolean demo) {
        this.clock = clock;
        this.database = database;
        this.demo = demo;
        this.ids = new TimeOrderedIds(clock, random);
        this.vault = Vault.open(database, keyring, random, clock);
        this.sealer = vault.house();
        this.pseudonymizer = new Pseudonymizer(keyring);
        this.cursors = new Cursors(pseudonymizer);
        this.ledger = new LedgerFeature(database, keyring, configuration.baseUrl(), ids, clock);
        database.watch(WatchedTables.ALL, new RowLeaves(ledger.ledger(), pseudonymizer));
        this.leaves = new PersonLedger(ledger.ledger(), new KeyedSalts(vault.keys()), random);
        this.calendarBook = new CalendarBook(database, clock);
        this.guardians = new Guardians(database, ids, clock);
        this.hospital =
                new HospitalFeature(
                        database,
                        vault,
                        pseudonymizer,
                        ids,
                        clock,
                        demo,
                        List.of(new AccessJoin(leaves), new DisclosureJoin(leaves)),
                        guardians::linkNewborn);
        ProtectionSettings protection = configuration.protection();
        this.disclosure =
                new DisclosureFeature(
                        database,
                        sealer,
                        pseudonymizer,
                        cursors,
                        ids,
                        clock,
                        hospital,
                        protection,
                        Arrivals::note,
                        leaves);
        this.access =
                new AccessFeature(
                        database,
                        vault,
                        pseudonymizer,
                        cursors,
                        ids,
                        clock,
                        hospital,
                        protection,
                        addresses(configuration, demo),
                        new ContractorBridge(disclosure.recorder()),
                        new DeskCases(hospital.keys()),
                        guardians::linkedTo,
                        leaves);
        this.manifests =
                new ManifestBook(database, hospital.lookup(), ledger.ledger(), random, ids, clock);
        this.feeds = new FeedKeeper(database, hospital.lookup(), calendar(), manifests, clock);
        hospital.careFacts().tell(access.lateFacts());
        this.outbox = new Outbox(database, sealer, ids, clock);
        this.identity =
                new IdentityRoom(
                        new Foundations(
                                database, keyring, sealer, pseudonymizer, random, ids, clock),
                        guardians,
                        hospital.personLookup(),
                        outbox,
                        configuration.identity(demo ? DemoFile.ONE_TIME_PASSWORD : null));
        NoticeBook told = NoticeFeature.book(database, ids, clock);
        this.notices =
                NoticeWiring.feature(
                        this, told, configuration.notices(), configuration.mail().isOn());
        this.ends = new Ends(database, new Signer(keyring, "answer"), told, ids, clock);
        this.receipts =
                new Receipts(
                        database,
                        pseudonymizer,
                        new Signer(keyring, "answer"),
                        protection,
                        ids,
                        clock);
        this.deskStaff = RequestWiring.deskStaff(this);
        this.request = RequestWiring.feature(this, keyring, told, configuration.requests());
        this.rights = RequestWiring.rights(this, keyring, told, configuration);
        this.consent =
                new ConsentFeature(
                        new ConsentFeature.Ground(
                                database, sealer, pseudonymizer, ids, clock, leaves, told),
                        hospital,
                        guardians,
                        configuration.consent());
        disclosure.ask(
                ConsentWiring.covering(consent.coverings()),
                recipient -> RegisterWiring.uses(consent.register(), recipient));
        this.webhooks =
                new WebhookFeature(
                        database, sealer, random, ids, clock, configuration.webhooks(demo));
        this.authorities = new AuthorityFeature(database, keyring, random, Texts.load(), clock);
        this.stops =
                StopWiring.feature(
                        this,
                        consent.book(),
                        leaves,
                        told,
                        configuration.mail().isOn()
                                ? new StopMails(hospital, outbox, configuration.baseUrl())
                                : null);
        this.complaints =
                ComplaintWiring.feature(
                        this,
                        keyring,
                        authorities.routing(),
                        authorities.courier()::prepare,
                        configuration.complaints());
        this.erasure =
                new ErasureDesk(
                        database,
                        vault.keys(),
                        ledger.ledger(),
                        random,
                        ids,
                        clock,
                        Duration.ofDays(configuration.keepKeysDays()),
                        new StoneMason(ledger.seals()),
                        person -> hospital.persons().forget());
        this.evidence = RequestWiring.evidence(this, protection);
    }

    private static AddressRegister addresses(PortalConfiguration configuration, boolean demo) {
        // The demo's stranger comes from addresses that are kept for examples: no registry has
        // them.
        return AddressRegister.load(
                demo
                        ? configuration.addresses().withOutside("203.0.113.0/24")
                        : configuration.addresses());
    }

    public Clock clock() {
        return clock;
    }

    public Database database() {
        return database;
    }

    public boolean isDemo() {
        return demo;
    }

    public RandomSource random() {
        return random;
    }

    public IdSource ids() {
        return ids;
    }

    public Sealer sealer() {
        return sealer;
    }

    /** Returns what seals by person; it holds their data keys and the salts of their leaves. */
    public Vault vault() {
        return vault;
    }

    public Pseudonymizer pseudonymizer() {
        return pseudonymizer;
    }

    public Cursors cursors() {
        return cursors;
    }

    /** Returns the years of the calendar, where new ones are imported. */
    public CalendarBook calendarBook() {
        return calendarBook;
    }

    /** Returns the calendar of working days, by the years that are known at each asking. */
    public WorkingCalendar calendar() {
        return new WorkingCalendar(calendarBook);
    }

    public HospitalFeature hospital() {
        return hospital;
    }

    public AccessFeature access() {
        return access;
    }

    /** Returns what sources say that they sent. */
    public ManifestBook manifests() {
        return manifests;
    }

    /** Returns what knows how far the feeds are; the server keeps it going. */
    public FeedKeeper feeds() {
        return feeds;
    }

    public DisclosureFeature disclosure() {
        return disclosure;
    }

    public Guardians guardians() {
        return guardians;
    }

    public Outbox outbox() {
        return outbox;
    }

    /** Returns what appends entries of persons to it. */
    public PersonLedger leaves() {
        return leaves;
    }

    /** Returns the rooms whose rows are in the ledger. */
    public List<LedgerRoom> provable() {
        return List.of(
                access.provable(),
                disclosure.provable(),
                request.provable(),
                consent.provable(),
                stops.provable(),
                complaints.provable(),
                new ProvableDeferrals(WithheldWiring.book(this)),
                new ProvableManifests(hospital.lookup()),
                new ProvableErasures(),
                new ProvableRows(pseudonymizer, WatchedTables.ALL));
    }

    /** Returns what proves to a patient what stands in her lists. */
    public Proofs proofs() {
        return new Proofs(
                access.provable(),
                disclosure.provable(),
                request.provable(),
                request.desk(),
                consent.provable(),
                ledger.receipts(),
                clock);
    }

    /** Returns the append-only memory. */
    public LedgerFeature ledger() {
        return ledger;
    }

    public IdentityRoom identity() {
        return identity;
    }

    /** Returns who of the desk is whom in the directory. */
    public DeskStaff deskStaff() {
        return deskStaff;
    }

    /** Returns the room of requests. */
    public RequestFeature request() {
        return request;
    }

    /** Returns what handles every right beside asking why. */
    public RightsFeature rights() {
        return rights;
    }

    /** Returns what collects the evidence for requests. */
    public EvidenceCollector evidence() {
        return evidence;
    }

    /** Returns the room of consent. */
    public ConsentFeature consent() {
        return consent;
    }

    /** Returns which administration is competent. */
    public AuthorityFeature authorities() {
        return authorities;
    }

    public ComplaintFeature complaints() {
        return complaints;
    }

    /** Returns the stop that arrives. */
    public StopFeature stops() {
        return stops;
    }

    /** Returns the room of signed calls. */
    public WebhookFeature webhooks() {
        return webhooks;
    }

    /** Returns what recipients owe a word about. */
    public Ends ends() {
        return ends;
    }

    /** Returns what recipients say they received. */
    public Receipts receipts() {
        return receipts;
    }

    /** Returns the room of notices. */
    public NoticeFeature notices() {
        return notices;
    }

    /** Returns what erases persons. */
    public ErasureDesk erasure() {
        return erasure;
    }

    /** Returns the demo room; only the {@code demo} command opens it. */
    public DemoFeature demoWorld() {
        return new DemoFeature(
                database,
                pseudonymizer,
                clock,
                hospital,
                access.recorder()::record,
                disclosure.recorder()::record,
                identity);
    }

    @Override
    public void close() {
        database.close();
    }
}
