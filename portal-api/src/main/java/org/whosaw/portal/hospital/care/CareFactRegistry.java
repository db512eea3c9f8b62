package org.whosaw.portal.hospital.care;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.whosaw.portal.hospital.BlindKeys;
import org.whosaw.portal.hospital.FieldChecks;
import org.whosaw.portal.hospital.HospitalError;
import org.whosaw.portal.hospital.RegistrationLock;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.hospital.Upsert;
import org.whosaw.portal.hospital.UpsertAnswer;
import org.whosaw.portal.hospital.care.CareFactDao.FactRow;
import org.whosaw.portal.hospital.care.CareFactDao.Known;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Keeps care facts. Each call is one transaction; whoever listens hears of every change within it.
 * Safe for threads.
 */
public final class CareFactRegistry {
    private static final int MAX_STAFF = 200;
    private static final long LONGEST_SECONDS = CareFactBook.LONGEST / 1_000_000;

    private final Database database;
    private final BlindKeys keys;
    private final IdSource ids;
    private final Clock clock;
    private volatile CareFactListener listener = CareFactListener.NOBODY;

    public CareFactRegistry(Database database, BlindKeys keys, IdSource ids, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /** Lets somebody hear of changes; called once, while the house is built. */
    public void tell(CareFactListener hears) {
        listener = hears;
    }

    /** Returns a fresh gathering of changes, for one transaction. */
    public FactChanges changes() {
        return new FactChanges(listener);
    }

    /** Upserts care facts by their number; the person must be registered. */
    public List<UpsertAnswer> put(HospitalId hospital, List<CareFactEntry> entries) {
        if (entries.size() > Upsert.MAX_ENTRIES) {
            throw new PortalException(HospitalError.TOO_MANY_ENTRIES, Upsert.MAX_ENTRIES);
        }
        FactChanges changes = changes();
        return Upsert.writeAll(
                database,
                entries.stream().map(entry -> prepare(hospital, entry, changes)).toList(),
                changes::finish);
    }

    private Upsert prepare(HospitalId hospital, CareFactEntry entry, FactChanges changes) {
        FieldChecks checks = new FieldChecks();
        String number = checks.required("factId", entry.factId(), FieldChecks.NAME);
        String mrn = checks.required("mrn", entry.mrn(), FieldChecks.NAME);
        String kind = checks.required("kind", entry.kind(), FieldChecks.CODE);
        checks.oneOf("kind", kind.isEmpty() ? null : kind, CareFactKind.told());
        String department = checks.optional("department", entry.department(), FieldChecks.NAME);
        checkTimes(checks, entry);
        if (entry.staffIds().size() > MAX_STAFF) {
            checks.tooLong("staffIds", MAX_STAFF);
        }
        if (!checks.isClear()) {
            return Upsert.rejected(checks);
        }
        byte[] person = keys.subject(hospital, SubjectKey.mrn(mrn));
        long from = Micros.of(entry.from());
        Instant to = entry.to();
        FactRow row =
                new FactRow(
                        0,
                        from,
                        ids.next(),
                        keys.careFact(hospital, number),
                        kind,
                        to == null ? from : Micros.of(to),
                        department,
                        StaffKey.join(
                                entry.staffIds().stream()
                                        .map(id -> keys.staff(hospital, id.strip()))
                                        .toList()),
                        keys.content(
                                mrn,
                                kind,
                                entry.from(),
                                entry.to(),
                                entry.staffIds(),
                                department,
                                entry.isWithdrawn()),
                        Micros.of(clock.instant()));
        boolean withdrawn = entry.isWithdrawn();
        return Upsert.of(
                tx -> {
                    // Two requests about one fact take turns on PostgreSQL too.
                    tx.lock(RegistrationLock.of(hospital));
                    return write(tx, row, person, withdrawn, changes);
                });
    }

    private static void checkTimes(FieldChecks checks, CareFactEntry entry) {
        Instant from = entry.from();
        Instant to = entry.to();
        if (from == null) {
            checks.add("from", "required");
        } else if (!Micros.isStorable(from)) {
            checks.add("from", "malformed");
        }
        if (to != null && !Micros.isStorable(to)) {
            checks.add("to", "malformed");
        } else if (from != null && to != null && isOutside(from, to)) {
            checks.add("to", "malformed");
        }
    }

    private static boolean isOutside(Instant from, Instant to) {
        long seconds = to.getEpochSecond() - from.getEpochSecond();
        return to.isBefore(from) || seconds > LONGEST_SECONDS;
    }

    private Upsert.Outcome write(
            Tx tx, FactRow fresh, byte[] personKey, boolean withdrawn, FactChanges changes) {
        CareFactDao dao = tx.dao(CareFactDao.class);
        Optional<Long> person = dao.personOf(personKey);
        if (person.isEmpty()) {
            return Upsert.Outcome.rejected("mrn", "unknown-reference");
        }
        Optional<Known> old = dao.known(fresh.factKey());
        UpsertAnswer.Status status =
                Upsert.compare(old.map(Known::contentHash).orElse(null), fresh.contentHash());
        if (status == UpsertAnswer.Status.UNCHANGED) {
            return Upsert.Outcome.of(status);
        }
        changes.of(tx, person.get());
        old.ifPresent(
                known -> {
                    changes.of(tx, known.personId());
                    dao.remove(known.personId(), known.fromAt(), known.id());
                });
        if (!withdrawn) {
            dao.add(of(fresh, person.get(), old.map(Known::id).orElse(fresh.id())));
        }
        return Upsert.Outcome.of(status);
    }

    private static FactRow of(FactRow row, long personId, long id) {
        return new FactRow(
                personId,
                row.fromAt(),
                id,
                row.factKey(),
                row.kind(),
                row.toAt(),
                row.department(),
                row.staff(),
                row.contentHash(),
                row.updatedAt());
    }
}
