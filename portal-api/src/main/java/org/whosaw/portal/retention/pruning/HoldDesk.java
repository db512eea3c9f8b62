package org.whosaw.portal.retention.pruning;

import java.time.Clock;
import java.time.Instant;
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
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.store.Database;

/** Sets and lifts legal holds, of one person or of the whole hospital. Safe for threads. */
public final class HoldDesk {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.retention");
    private static final String REASON = "legal_hold.reason";
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
     * A hold that stands.
     *
     * @param wholeHospital whether it is about everybody there; else about one person, whom it does
     *     not name
     */
    public record Hold(String id, boolean wholeHospital, String reason, Instant since) {
        @Override
        public String toString() {
            return "Hold[" + id + "]";
        }
    }

    /** Sets a hold; {@code mrn} is null for the whole hospital. Returns its number. */
    public String set(StaffPrincipal staff, @Nullable String mrn, @Nullable String reason) {
        allow(staff);
        FieldChecks checks = new FieldChecks();
        String why = checks.required("reason", reason, LONGEST);
        long person = EVERYBODY;
        if (mrn != null && !mrn.isBlank()) {
            SubjectKey key = SubjectKey.mrn(mrn.strip());
            PersonId found = persons.resolve(staff.hospitalId(), List.of(key)).get(key);
            if (found == null) {
                checks.add("mrn", "unknown-reference");
            } else {
                person = found.value();
            }
        }
        if (!checks.isClear()) {
            throw PortalException.ofFields(KernelError.INVALID_FIELDS, checks.errors());
        }
        HoldDao.Row row =
                new HoldDao.Row(
                        ids.next(),
                        staff.hospitalId().value(),
                        person,
                        sealer.seal(REASON, why),
                        staff.staffUserId(),
                        Micros.of(clock.instant()),
                        null,
                        null,
                        null);
        database.write(tx -> tx.dao(HoldDao.class).add(row));
        String number = Ids.format(IdPrefix.HOLD, row.id());
        LOG.info("legal hold set staff={} hold={}", staff.getName(), number);
        return number;
    }

    /** Lifts a hold: what is due goes with the next pass. */
    public void lift(StaffPrincipal staff, String number, @Nullable String reason) {
        allow(staff);
        FieldChecks checks = new FieldChecks();
        String why = checks.required("reason", reason, LONGEST);
        if (!checks.isClear()) {
            throw PortalException.ofFields(
                    KernelError.INVALID_FIELDS, List.of(new FieldError("reason", "required")));
        }
        long id = Ids.parse(IdPrefix.HOLD, number).orElse(0);
        byte[] sealed = sealer.seal(LIFT_REASON, why);
        int lifted =
                database.inTransaction(
                        tx ->
                                tx.dao(HoldDao.class)
                                        .lift(
                                                id,
                                                staff.hospitalId().value(),
                                                staff.staffUserId(),
                                                Micros.of(clock.instant()),
                                                sealed));
        if (lifted == 0) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        LOG.info("legal hold lifted staff={} hold={}", staff.getName(), number);
    }

    /** Returns the holds that stand. */
    public List<Hold> standing(StaffPrincipal staff) {
        staff.require(StaffRole.PRIVACY_OFFICER, StaffRole.AUDITOR);
        return database
                .read(tx -> tx.dao(HoldDao.class).standing(staff.hospitalId().value()))
                .stream()
                .map(
                        row ->
                                new Hold(
                                        Ids.format(IdPrefix.HOLD, row.id()),
                                        row.personId() == EVERYBODY,
                                        sealer.open(REASON, row.reason()),
                                        Micros.instant(row.setAt())))
                .toList();
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
