package org.whosaw.portal.consent.stop;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.whosaw.portal.calendar.CalendarYears;
import org.whosaw.portal.calendar.WorkingCalendar;
import org.whosaw.portal.consent.ConsentBook;
import org.whosaw.portal.consent.RevocationListener;
import org.whosaw.portal.consent.enforcement.EnforcementBook;
import org.whosaw.portal.consent.enforcement.EnforcementResource;
import org.whosaw.portal.consent.enforcement.NightLists;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.ledger.PersonLedger;
import org.whosaw.portal.notice.Notifier;
import org.whosaw.portal.store.Database;

/** Builds the stop that arrives, and lets it hear of every revocation. */
public final class StopFeature {
    private final EnforcementBook enforcement;
    private final StopSubjects subjects;
    private final StopDesk desk;
    private final SystemStops systems;
    private final NightStops nights;
    private final RecipientStops recipients;
    private final ProvableStops provable;
    private final StopBook book;
    private final WorkingCalendar calendar;
    private volatile CalendarYears years = WorkingCalendar.shipped().years();

    /** What it stands on. */
    public record Ground(
            Database database,
            Sealer sealer,
            Pseudonymizer pseudonymizer,
            RandomSource random,
            IdSource ids,
            Clock clock,
            PersonLedger ledger,
            Notifier notifier) {}

    /**
     * Builds it.
     *
     * @param calling promises calls
     * @param wake tells whoever calls that something was promised
     */
    public StopFeature(
            Ground ground,
            HospitalFeature hospital,
            ConsentBook consents,
            WorkingCalendar calendar,
            StopCalling calling,
            Runnable wake,
            GivenSince given) {
        var database = ground.database();
        var directory = hospital.lookup();
        var clock = ground.clock();
        this.calendar = calendar;
        enforcement = new EnforcementBook(database, directory, clock);
        subjects = new StopSubjects(hospital.persons(), ground.pseudonymizer());
        book =
                new StopBook(
                        directory,
                        enforcement,
                        subjects,
                        new WorkingCalendar(() -> years), // nothing is read within a stop
                        calling,
                        ground.ids(),
                        ground.ledger(),
                        new StopNews(ground.notifier()));
        consents.tell(book);
        desk = new StopDesk(database, consents, enforcement, directory, given, wake, clock);
        systems = new SystemStops(database, directory, subjects, book, clock);
        nights =
                new NightStops(
                        database,
                        directory,
                        enforcement,
                        new NightLists(ground.sealer(), ground.ids()),
                        subjects,
                        book,
                        clock);
        recipients =
                new RecipientStops(
                        database,
                        directory,
                        subjects,
                        book,
                        ground.pseudonymizer(),
                        ground.random(),
                        ground.ids(),
                        clock);
        provable = new ProvableStops(database, ground.ledger());
    }

    /** Returns the resources, for the server and for the API description. */
    public List<Object> resources(Function<SystemPrincipal, Optional<String>> systemOf) {
        return List.of(
                new StopResource(desk),
                new SystemStopResource(systems, nights, systemOf),
                new EnforcementResource(enforcement, subjects::key));
    }

    /** Returns what each system does with a stop. */
    public EnforcementBook enforcement() {
        return enforcement;
    }

    /** Returns under which names persons are known. */
    public StopSubjects subjects() {
        return subjects;
    }

    /** Returns what hears of revocations. */
    public RevocationListener listener() {
        return book;
    }

    /** Returns where a patient stops. */
    public StopDesk desk() {
        return desk;
    }

    /** Returns what gives stops to systems. */
    public SystemStops systems() {
        return systems;
    }

    /** Returns what makes the lists of nights. */
    public NightStops nights() {
        return nights;
    }

    /** Returns what recipients have to do. */
    public RecipientStops recipients() {
        return recipients;
    }

    /** Returns what reads steps back as the ledger has them. */
    public ProvableStops provable() {
        return provable;
    }

    /** Lets terms fall due and makes tonight's lists; called at every turn of the clock. */
    public void tick() {
        years = calendar.years();
        recipients.tick();
        nights.makeLists();
    }
}
