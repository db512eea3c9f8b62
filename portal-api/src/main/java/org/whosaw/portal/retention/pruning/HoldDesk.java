package org.whosaw.portal.retention.pruning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.hospital.FieldChecks;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;

/**
 * Sets, reviews and lifts legal holds, of one person or of the whole hospital. One member is enough
 * to keep something; it takes two to let it go: one asks, another lifts. Safe for threads.
 */
public final class HoldDesk {
    /** How long a hold stands at most until somebody looks at it again. */
    public static final Duration LONGEST_REVIEW = Duration.ofDays(366);

    private static final Logger LOG = LoggerFactory.getLogger("whosaw.retention");
    private static final String REASON = "legal_hold.reason";
    private static final String LAW = "legal_hold.law";
    private static final String LIFT_REASON = "legal_hold.lift_reason";
    private static final int LONGEST = 500;
    private static final long EVERYBODY = 0;

    private final Database database;
    private final Sealer sealer;
    private final PersonDirectory persons;
    private final IdSource ids;
    private final Clock clock;

    public HoldDesk(
            Database database, Sealer sealer, PersonDirectory persons, IdSource ids, Clock clock) {
        this.database = database;
        this.sealer = sealer;
        this.persons = persons;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What is to be kept, and why.
     *
     * @param mrn whose records; null or blank for the whole hospital
     * @param law by which, with its article
     * @param reviewOn when it is to be looked at again, within {@link #LONGEST_REVIEW}
     */
    public record Asked(
            @Nullable String mrn,
            @Nullable String law,
            @Nullable String reason,
            @Nullable LocalDate reviewOn) {
        @Override
        public String toString() {
            return "Asked";
        }
    }

    /** Sets a hold: from this commit on nothing of it is pruned or erased. Returns its number. */
    public String set(StaffPrincipal staff, Asked asked) {
        allow(staff);
        FieldChecks checks = new FieldChecks();
        String law = checks.required("law", asked.law(), FieldChecks.NAME);
        String why = checks.required("reason", asked.reason(), LONGEST);
        long review = review(checks, asked.reviewOn());
        long person = person(checks, staff, asked.mrn());
        refuse(checks);
        HoldDao.Row row =
                new HoldDao.Row(
                        ids.next(),
                        staff.hospitalId().value(),
                        person,
                        sealer.seal(LAW, law),
                        sealer.seal(REASON, why),
                        staff.staffUserId(),
                        Micros.of(clock.instant()),
                        review,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        database.write(tx -> tx.dao(HoldDao.class).add(row));
        String number = Ids.format(IdPrefix.HOLD, row.id());
        LOG.info("legal hold set staff={} hold={}", staff.getName(), number);
        return number;
    }

    private long person(FieldChecks checks, StaffPrincipal staff, @Nullable String mrn) {
        if (mrn == null || mrn.isBlank()) {
            return EVERYBODY;
        }
        SubjectKey key = SubjectKey.mrn(mrn.strip());
        PersonId found = persons.resolve(staff.hospitalId(), List.of(key)).get(key);
        if (found == null) {
            checks.add("mrn", "unknown-reference");
            return EVERYBODY;
        }
        return found.value();
    }

    private long review(FieldChecks checks, @Nullable LocalDate day) {
        Instant now = clock.instant();
        Instant on = day == null ? Instant.EPOCH : day.atStartOfDay(ChinaTime.ZONE).toInstant();
        if (!on.isAfter(now) || on.isAfter(now.plus(LONGEST_REVIEW))) {
            checks.add("reviewOn", "out-of-range");
            return 0; // no day at all, or one that no clock has
        }
        return Micros.of(on);
    }

    private static void refuse(FieldChecks checks) {
        if (!checks.isClear()) {
            throw PortalException.ofFields(KernelError.INVALID_FIELDS, checks.errors());
        }
    }

    /** Says that a hold was looked at and still stands, and when the next time is. */
    public void review(StaffPrincipal staff, String number, @Nullable LocalDate next) {
        allow(staff);
        FieldChecks checks = new FieldChecks();
        long on = review(checks, next);
        refuse(checks);
        long id = id(number);
        moved(
                database.inTransaction(
                        tx ->
                                tx.dao(HoldDao.class)
                                        .review(
                                                id,
                                                staff.hospitalId().value(),
                                                staff.staffUserId(),
                                                on)));
        LOG.info("legal hold reviewed staff={} hold={}", staff.getName(), number);
    }

    /** Asks that a hold be lifted, or lifts what another asked to lift. */
    public void lift(StaffPrincipal staff, String number, @Nullable String reason) {
        allow(staff);
        if (find(staff, number).liftAskedBy() == null) {
            askToLift(staff, number, reason);
        } else {
            lift(staff, number);
        }
    }

    /** Asks that a hold be lifted: it stands until another member lifts it. */
    public void askToLift(StaffPrincipal staff, String number, @Nullable String reason) {
        allow(staff);
        FieldChecks checks = new FieldChecks();
        String why = checks.required("reason", reason, LONGEST);
        refuse(checks);
        find(staff, number);
        long id = id(number);
        byte[] sealed = sealer.seal(LIFT_REASON, why);
        int asked =
                database.inTransaction(
                        tx ->
                                tx.dao(HoldDao.class)
                                        .askToLift(
                                                id,
                                                staff.hospitalId().value(),
                                                staff.staffUserId(),
                                                Micros.of(clock.instant()),
                                                sealed));
        if (asked == 0) {
            throw new PortalException(RetentionError.MOVED_ON);
        }
        LOG.info("legal hold lift asked staff={} hold={}", staff.getName(), number);
    }

    /** Lifts what another asked to lift: what is due goes with the next pass. */
    public void lift(StaffPrincipal staff, String number) {
        allow(staff);
        HoldDao.Row row = find(staff, number);
        Long by = row.liftAskedBy();
        if (by == null || by == staff.staffUserId()) {
            throw new PortalException(RetentionError.SECOND_PERSON);
        }
        int lifted =
                database.inTransaction(
                        tx ->
                                tx.dao(HoldDao.class)
                                        .lift(
                                                row.id(),
                                                row.hospitalId(),
                                                staff.staffUserId(),
                                                Micros.of(clock.instant())));
        if (lifted == 0) {
            throw new PortalException(RetentionError.MOVED_ON);
        }
        LOG.info("legal hold lifted staff={} hold={}", staff.getName(), number);
    }

    private HoldDao.Row find(StaffPrincipal staff, String number) {
        long id = id(number);
        return database.read(tx -> tx.dao(HoldDao.class).find(id, staff.hospitalId().value()))
                .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
    }

    private static long id(String number) {
        return Ids.parse(IdPrefix.HOLD, number)
                .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
    }

    private static void moved(int rows) {
        if (rows == 0) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
    }

    /** Returns the holds that stand. */
    public List<Hold> standing(StaffPrincipal staff) {
        staff.require(StaffRole.PRIVACY_OFFICER, StaffRole.AUDITOR);
        Instant now = clock.instant();
        return database
                .read(tx -> tx.dao(HoldDao.class).standing(staff.hospitalId().value()))
                .stream()
                .map(row -> view(row, staff, now))
                .toList();
    }

    private Hold view(HoldDao.Row row, StaffPrincipal staff, Instant now) {
        Long review = row.reviewAt();
        Long asked = row.liftAskedAt();
        Long by = row.liftAskedBy();
        byte[] law = row.law();
        byte[] why = row.liftReason();
        return new Hold(
                Ids.format(IdPrefix.HOLD, row.id()),
                row.personId() == EVERYBODY,
                law == null ? null : sealer.open(LAW, law),
                sealer.open(REASON, row.reason()),
                Micros.instant(row.setAt()),
                review == null ? null : Micros.instant(review).atZone(ChinaTime.ZONE).toLocalDate(),
                review == null || review <= Micros.of(now),
                asked == null ? null : Micros.instant(asked),
                why == null ? null : sealer.open(LIFT_REASON, why),
                by != null && by == staff.staffUserId());
    }

    /** Says whether something of hers is kept longer than it would be. */
    public boolean isHeld(Subject subject) {
        return database.read(
                        tx ->
                                tx.dao(HoldDao.class)
                                        .about(
                                                subject.hospital().value(),
                                                subject.person().value()))
                > 0;
    }

    private static void allow(StaffPrincipal staff) {
        staff.require(StaffRole.PRIVACY_OFFICER);
    }
}
