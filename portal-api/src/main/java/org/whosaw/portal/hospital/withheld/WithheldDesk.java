package org.whosaw.portal.hospital.withheld;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.hospital.FieldChecks;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.hospital.withheld.DeferrableEntries.Entry;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Puts notices off and ends it: one member of the desk asks, another approves, somebody looks again
 * by the day, anybody of the role lifts. Never shows the entry or the person. Safe for threads.
 */
public final class WithheldDesk {
    /** How many the desk sees at once. */
    public static final int MOST = 200;

    private static final Logger LOG = LoggerFactory.getLogger("whosaw.withheld");
    private static final int LONGEST_REASON = 500;

    private final Database database;
    private final DeferralBook book;
    private final PersonDirectory persons;
    private final Map<EntryKind, DeferrableEntries> entries;
    private final IdSource ids;
    private final Clock clock;

    public WithheldDesk(
            Database database,
            DeferralBook book,
            PersonDirectory persons,
            Map<EntryKind, DeferrableEntries> entries,
            IdSource ids,
            Clock clock) {
        this.database = database;
        this.book = book;
        this.persons = persons;
        this.entries = Map.copyOf(entries);
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What one member asks for.
     *
     * @param system the code of the system whose log has the entry
     * @param sourceEventId what that log calls it
     * @param mrn whose notice is put off
     * @param why what only the desk reads
     */
    public record Proposal(
            EntryKind kind,
            String system,
            String sourceEventId,
            String mrn,
            String law,
            String article,
            Instant until,
            Instant reviewOn,
            String why) {
        @Override
        public String toString() {
            return "Proposal[" + kind + "]";
        }
    }

    /** Returns what waits for approval or stands, what is to be looked at first on top. */
    public List<OpenDeferral> open(StaffPrincipal staff) {
        allow(staff);
        Instant now = clock.instant();
        return database
                .read(tx -> tx.dao(DeferralDao.class).open(staff.hospitalId().value(), MOST))
                .stream()
                .map(row -> view(row, staff, now))
                .toList();
    }

    private OpenDeferral view(DeferralRow row, StaffPrincipal staff, Instant now) {
        String[] grounds = book.open(row);
        Long by = row.proposedBy();
        return new OpenDeferral(
                Ids.format(IdPrefix.DEFERRAL, row.id()),
                EntryKind.values()[row.kind()],
                row.isStanding(),
                by == null,
                grounds[0],
                grounds[1],
                grounds[2],
                grounds[3].isEmpty() ? null : grounds[3],
                Micros.instant(row.proposedAt()),
                Micros.instant(row.untilAt()),
                Micros.instant(row.reviewAt()),
                row.isStanding() && row.reviewAt() <= Micros.of(now),
                by != null && by == staff.staffUserId());
    }

    /**
     * Asks that a notice be put off. Nothing is held back until another approves.
     *
     * @return the number of what was asked
     * @throws PortalException naming each field at fault; an entry that is not there and one that
     *     is about somebody else are the same
     */
    public String propose(StaffPrincipal staff, Proposal asked) {
        allow(staff);
        check(asked);
        PersonId person =
                persons.resolve(staff.hospitalId(), List.of(SubjectKey.mrn(asked.mrn())))
                        .get(SubjectKey.mrn(asked.mrn()));
        byte[] grounds =
                book.seal(asked.law(), asked.article(), staff.getName(), asked.why().strip());
        long id = ids.next();
        boolean found =
                person != null
                        && database.inTransaction(tx -> add(tx, staff, asked, person, id, grounds));
        if (!found) {
            throw PortalException.ofFields(
                    KernelError.INVALID_FIELDS,
                    List.of(new FieldError("sourceEventId", "unknown-reference")));
        }
        String number = Ids.format(IdPrefix.DEFERRAL, id);
        LOG.info("deferral proposed staff={} deferral={}", staff.getName(), number);
        return number;
    }

    private boolean add(
            Tx tx, StaffPrincipal staff, Proposal asked, PersonId person, long id, byte[] grounds) {
        return entriesOf(asked.kind())
                .find(tx, staff.hospitalId(), asked.system(), asked.sourceEventId(), person)
                .map(
                        entry -> {
                            book.add(tx, row(staff, asked, person, entry, id, grounds));
                            return true;
                        })
                .orElse(false);
    }

    private DeferrableEntries entriesOf(EntryKind kind) {
        DeferrableEntries found = entries.get(kind);
        if (found == null) {
            throw new IllegalStateException("nobody keeps entries of that kind");
        }
        return found;
    }

    private DeferralRow row(
            StaffPrincipal staff,
            Proposal asked,
            PersonId person,
            Entry entry,
            long id,
            byte[] grounds) {
        return new DeferralRow(
                id,
                staff.hospitalId().value(),
                asked.kind().ordinal(),
                entry.id(),
                person.value(),
                entry.occurredAt(),
                grounds,
                Micros.of(asked.until()),
                Micros.of(asked.reviewOn()),
                DeferralState.PROPOSED.code(),
                "desk",
                staff.staffUserId(),
                Micros.of(clock.instant()),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private void check(Proposal asked) {
        Instant now = clock.instant();
        FieldChecks checks = new FieldChecks();
        checks.required("system", asked.system(), FieldChecks.NAME);
        checks.required("sourceEventId", asked.sourceEventId(), FieldChecks.NAME);
        checks.required("mrn", asked.mrn(), FieldChecks.NAME);
        checks.required("law", asked.law(), FieldChecks.NAME);
        checks.required("article", asked.article(), FieldChecks.NAME);
        checks.required("why", asked.why(), LONGEST_REASON);
        if (!asked.until().isAfter(now) || asked.until().isAfter(now.plus(Deferral.LONGEST))) {
            checks.add("until", "out-of-range");
        }
        if (!asked.reviewOn().isAfter(now) || asked.reviewOn().isAfter(asked.until())) {
            checks.add("reviewOn", "out-of-range");
        }
        refuse(checks);
    }

    /**
     * Approves: from this commit on the row is held back.
     *
     * @throws PortalException when the reader proposed it herself, or it stands no more as it did
     */
    public void approve(StaffPrincipal staff, String number) {
        DeferralRow row = find(staff, number);
        Long by = row.proposedBy();
        if (by == null || by == staff.staffUserId()) {
            throw new PortalException(WithheldError.SECOND_PERSON);
        }
        if (row.untilAt() <= Micros.of(clock.instant())) {
            throw new PortalException(WithheldError.MOVED_ON);
        }
        EntryKind kind = EntryKind.values()[row.kind()];
        long now = Micros.of(clock.instant());
        database.write(
                tx -> {
                    moved(tx.dao(DeferralDao.class).approve(row.id(), staff.staffUserId()));
                    step(tx, row, DeferralState.STANDING.code(), staff, now, row.reviewAt());
                    entriesOf(kind)
                            .hold(
                                    tx,
                                    new Entry(row.entryId(), row.occurredAt()),
                                    new PersonId(row.personId()));
                });
        LOG.info("deferral approved staff={} deferral={}", staff.getName(), number);
    }

    /** Declines what another, or she herself, proposed. */
    public void decline(StaffPrincipal staff, String number) {
        DeferralRow row = find(staff, number);
        long now = Micros.of(clock.instant());
        database.write(
                tx -> {
                    moved(tx.dao(DeferralDao.class).decline(row.id(), staff.staffUserId(), now));
                    step(tx, row, DeferralState.DECLINED.code(), staff, now, row.reviewAt());
                });
        LOG.info("deferral declined staff={} deferral={}", staff.getName(), number);
    }

    /** Says that it was looked at again and still holds, and when the next time is. */
    public void review(StaffPrincipal staff, String number, Instant next) {
        DeferralRow row = find(staff, number);
        Instant now = clock.instant();
        if (!next.isAfter(now) || Micros.of(next) > row.untilAt()) {
            throw PortalException.ofFields(
                    KernelError.INVALID_FIELDS,
                    List.of(new FieldError("reviewOn", "out-of-range")));
        }
        long at = Micros.of(now);
        long on = Micros.of(next);
        database.write(
                tx -> {
                    moved(tx.dao(DeferralDao.class).review(row.id(), staff.staffUserId(), at, on));
                    step(tx, row, DeferralStepDao.REVIEWED, staff, at, on);
                });
        LOG.info("deferral reviewed staff={} deferral={}", staff.getName(), number);
    }

    /** Ends it before its day: what it held back is there to read when this returns. */
    public void lift(StaffPrincipal staff, String number, String why) {
        DeferralRow row = find(staff, number);
        FieldChecks checks = new FieldChecks();
        String reason = checks.required("why", why, LONGEST_REASON);
        refuse(checks);
        byte[] sealed = book.sealEnd(reason);
        long now = Micros.of(clock.instant());
        database.write(
                tx -> {
                    moved(
                            tx.dao(DeferralDao.class)
                                    .lift(row.id(), staff.staffUserId(), now, sealed));
                    step(tx, row, DeferralState.LIFTED.code(), staff, now, row.reviewAt());
                    HeldRows.ACCESSES.tell(tx);
                    HeldRows.DISCLOSURES.tell(tx);
                });
        LOG.info("deferral lifted staff={} deferral={}", staff.getName(), number);
    }

    private void step(
            Tx tx, DeferralRow row, String step, StaffPrincipal staff, long at, long reviewAt) {
        book.note(tx, row, step, staff.staffUserId(), at, reviewAt);
    }

    private static void refuse(FieldChecks checks) {
        if (!checks.isClear()) {
            throw PortalException.ofFields(KernelError.INVALID_FIELDS, checks.errors());
        }
    }

    private static void moved(int rows) {
        if (rows != 1) {
            throw new PortalException(WithheldError.MOVED_ON);
        }
    }

    private DeferralRow find(StaffPrincipal staff, String number) {
        allow(staff);
        long id =
                Ids.parse(IdPrefix.DEFERRAL, number)
                        .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
        return database.read(tx -> tx.dao(DeferralDao.class).find(id, staff.hospitalId().value()))
                .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
    }

    private static void allow(StaffPrincipal staff) {
        staff.require(StaffRole.DEFERRALS);
    }
}
