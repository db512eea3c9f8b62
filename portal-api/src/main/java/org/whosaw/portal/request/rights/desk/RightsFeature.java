package org.whosaw.portal.request.rights.desk;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.whosaw.portal.calendar.WorkingCalendar;
import org.whosaw.portal.crypto.Signer;
import org.whosaw.portal.hospital.DeskStaff;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.hospital.ProtectionSettings;
import org.whosaw.portal.hospital.counter.DeskLooks;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.identity.staff.StaffFeature;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.ledger.note.NoteSigner;
import org.whosaw.portal.notice.Notifier;
import org.whosaw.portal.outbox.Outbox;
import org.whosaw.portal.request.AskedLines;
import org.whosaw.portal.request.RequestSettings;
import org.whosaw.portal.request.rights.book.RightsBook;
import org.whosaw.portal.request.rights.book.RightsClockBook;
import org.whosaw.portal.request.rights.book.RightsQueue;
import org.whosaw.portal.request.rights.clock.RightsClock;
import org.whosaw.portal.request.rights.clock.SilenceStatement;
import org.whosaw.portal.request.rights.paper.RightsPapers;
import org.whosaw.portal.request.rights.task.RightsTasks;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.vault.Vault;

/** Builds what handles every right beside asking why. */
public final class RightsFeature {
    private final RightsBook book;
    private final RightsQueue queue;
    private final RightsClock clocks;
    private final RightsIntake intake;
    private final RightsRouting routing;
    private final RightsDesk desk;
    private final RightsWork work;
    private final RightsTicker ticker;
    private final RightsPapers papers;
    private final RightsTasks tasks;

    /** What it stands on. */
    public record Ground(
            Database database,
            Vault vault,
            IdSource ids,
            Clock clock,
            WorkingCalendar calendar,
            Signer signer,
            Supplier<List<NoteSigner>> notes,
            Notifier notifier,
            Outbox outbox) {}

    /** What it takes from identity and the hospital. */
    public record People(
            HospitalFeature hospital,
            ProtectionSettings protection,
            StaffFeature staff,
            DeskStaff deskStaff,
            RateLimits limits,
            DeskLooks looks) {}

    public RightsFeature(Ground on, People people, AskedLines lines, RequestSettings settings) {
        HospitalFeature hospital = people.hospital();
        book = new RightsBook(on.database(), on.vault(), on.ids());
        queue = new RightsQueue(on.database(), on.vault());
        RightsClockBook clockBook = new RightsClockBook(on.database(), on.ids());
        clocks = new RightsClock(on.calendar(), settings.terms());
        intake =
                new RightsIntake(
                        book,
                        hospital.persons(),
                        people.protection(),
                        clocks,
                        on.ids(),
                        on.clock());
        routing =
                new RightsRouting(
                        lines,
                        people.deskStaff(),
                        hospital.lookup(),
                        hospital.persons(),
                        hospital.hospitals(),
                        people.staff().registry(),
                        settings);
        desk =
                new RightsDesk(
                        book, clockBook, intake, routing, clocks, people.limits(), on.clock());
        work =
                new RightsWork(
                        book,
                        routing,
                        desk,
                        hospital.persons(),
                        people.staff(),
                        people.looks(),
                        on.signer(),
                        on.notifier(),
                        on.clock());
        papers =
                new RightsPapers(
                        on.database(),
                        on.vault(),
                        book,
                        desk,
                        work,
                        hospital.persons(),
                        on.ids(),
                        on.clock());
        tasks =
                new RightsTasks(
                        on.database(), on.vault(), book, work, on.calendar(), on.ids(), on.clock());
        ticker =
                new RightsTicker(
                        on.database(),
                        clockBook,
                        clocks,
                        new SilenceStatement.Maker(on.notes()),
                        hospital.hospitals(),
                        on.notifier(),
                        on.outbox(),
                        settings.deskPhones(),
                        on.clock());
    }

    /** Returns what keeps requests. */
    public RightsBook book() {
        return book;
    }

    /** Returns what the desk still owes. */
    public RightsQueue queue() {
        return queue;
    }

    /** Returns what counts their periods. */
    public RightsClock clocks() {
        return clocks;
    }

    /** Returns what takes them in, also from the counter and from before. */
    public RightsIntake intake() {
        return intake;
    }

    /** Returns who handles which. */
    public RightsRouting routing() {
        return routing;
    }

    /** Returns the patient's side. */
    public RightsDesk desk() {
        return desk;
    }

    /** Returns the desk's side. */
    public RightsWork work() {
        return work;
    }

    /** Returns the papers that show that somebody may ask for another. */
    public RightsPapers papers() {
        return papers;
    }

    /** Returns what departments and recipients are asked. */
    public RightsTasks tasks() {
        return tasks;
    }

    /** Returns what moves them on as time passes. */
    public RightsTicker ticker() {
        return ticker;
    }
}
