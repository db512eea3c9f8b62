package org.whosaw.portal.access;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.ContractorLooks.ContractorLook;
import org.whosaw.portal.access.feed.ArrivalNotes;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.hospital.RegistrationLock;
import org.whosaw.portal.hospital.withheld.DeferralBook;
import org.whosaw.portal.hospital.withheld.HeldRows;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.RecordAnswer;
import org.whosaw.portal.kernel.RecordAnswer.Status;
import org.whosaw.portal.ledger.Commitment;
import org.whosaw.portal.ledger.Leaf;
import org.whosaw.portal.ledger.LeafKind;
import org.whosaw.portal.ledger.PersonLedger;
import org.whosaw.portal.ledger.PersonSalts.Salts;
import org.whosaw.portal.ledger.WaitingLeaf;
import org.whosaw.portal.notice.Notifier;
import org.whosaw.portal.store.Dialect;
import org.whosaw.portal.store.Tx;

/**
 * Writes prepared events: the hot path, plain JDBC batches. The rows of an event are written only
 * when its own row was new, so a crash or a conflict leaves none half-written.
 */
final class AccessWriter {
    // SELECT instead of VALUES: PostgreSQL's driver would fold VALUES into one statement and then
    // could not say which rows were new.
    private static final String ADD_EVENT =
            """
            INSERT INTO access_event (id, source_key, content_hash, hospital_id, system_id,
                sequence, occurred_at, recorded_at, accessor_id, origin_id, action,
                outcome, purpose, categories, elements, flags, subject_count, reason, approval,
                list_count)
            SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE true
            ON CONFLICT (source_key) DO NOTHING\
            """;
    private static final String FIND_EVENT =
            "SELECT id, content_hash FROM access_event WHERE source_key = ?";
    private static final String ADD_SUBJECT =
            "INSERT INTO access_subject (person_id, occurred_at, event_id, protected)"
                    + " VALUES (?, ?, ?, ?)";
    private static final String ADD_WAITING =
            "INSERT INTO access_waiting (subject_key, occurred_at, event_id, protected, salt)"
                    + " VALUES (?, ?, ?, ?, ?)";

    private final ContractorLooks contractors;
    private final DeferralBook deferrals;
    private final PersonLedger ledger;
    private final Pseudonymizer pseudonymizer;
    private volatile Notifier notifier = Notifier.SILENT;

    AccessWriter(
            ContractorLooks contractors,
            DeferralBook deferrals,
            PersonLedger ledger,
            Pseudonymizer pseudonymizer) {
        this.contractors = contractors;
        this.deferrals = deferrals;
        this.ledger = ledger;
        this.pseudonymizer = pseudonymizer;
    }

    /** Says who hears of what is told at once. */
    void tell(Notifier whom) {
        notifier = whom;
    }

    /** Writes the batch and puts an answer in the place of each event. */
    void write(
            Tx tx,
            HospitalId hospital,
            List<PreparedAccess> batch,
            @Nullable RecordAnswer[] answers) {
        List<PreparedAccess> ordered = batch;
        if (tx.dialect() == Dialect.POSTGRESQL) {
            // Two batches that meet on PostgreSQL take their keys in one order and never deadlock.
            ordered = new ArrayList<>(batch);
            ordered.sort(Comparator.comparing(PreparedAccess::sourceKey, Arrays::compareUnsigned));
        }
        try {
            List<PreparedAccess> fresh = addEvents(tx, ordered, answers);
            addSubjects(tx, hospital, fresh, answers);
            note(tx, hospital, fresh);
        } catch (SQLException e) {
            throw new IllegalStateException("recording failed", e);
        }
    }

    /** In the same transaction, so that what covers the list is as durable as the list. */
    private static void note(Tx tx, HospitalId hospital, List<PreparedAccess> fresh)
            throws SQLException {
        ArrivalNotes notes = new ArrivalNotes();
        for (PreparedAccess each : fresh) {
            notes.add(
                    each.id(),
                    each.systemId(),
                    each.event().sequence(),
                    each.occurredAt(),
                    each.recordedAt(),
                    each.line());
        }
        notes.write(tx, hospital);
    }

    private static List<PreparedAccess> addEvents(
            Tx tx, List<PreparedAccess> batch, @Nullable RecordAnswer[] answers)
            throws SQLException {
        PreparedStatement add = tx.statement(ADD_EVENT);
        for (PreparedAccess each : batch) {
            bind(add, each);
            add.addBatch();
        }
        int[] counts = add.executeBatch();
        List<PreparedAccess> fresh = new ArrayList<>(batch.size());
        for (int i = 0; i < counts.length; i++) {
            PreparedAccess each = batch.get(i);
            if (counts[i] > 0) {
                fresh.add(each);
            } else {
                answers[each.index()] = compare(tx, each);
            }
        }
        return fresh;
    }

    private static void bind(PreparedStatement add, PreparedAccess each) throws SQLException {
        AccessEvent event = each.event();
        add.setLong(1, each.id());
        add.setBytes(2, each.sourceKey());
        add.setBytes(3, each.contentHash());
        add.setLong(4, each.hospital().value());
        add.setLong(5, each.systemId());
        setLong(add, 6, event.sequence());
        add.setLong(7, each.occurredAt());
        add.setLong(8, each.recordedAt());
        add.setLong(9, each.accessor().id());
        setLong(add, 10, each.originId());
        add.setInt(11, event.action().ordinal());
        add.setInt(12, event.outcome().ordinal());
        add.setInt(13, event.purpose().ordinal());
        add.setLong(14, each.content().categories());
        add.setLong(15, each.content().elements());
        add.setInt(16, each.flags());
        add.setInt(17, each.subjectCount());
        add.setBytes(18, each.reason());
        add.setBytes(19, each.approval());
        Integer listed = each.content().listCount();
        setLong(add, 20, listed == null ? null : listed.longValue());
    }

    private static void setLong(PreparedStatement statement, int at, @Nullable Long value)
            throws SQLException {
        if (value == null) {
            statement.setNull(at, Types.BIGINT);
        } else {
            statement.setLong(at, value);
        }
    }

    private static RecordAnswer compare(Tx tx, PreparedAccess each) throws SQLException {
        PreparedStatement find = tx.statement(FIND_EVENT);
        find.setBytes(1, each.sourceKey());
        try (ResultSet row = find.executeQuery()) {
            if (row.next() && Arrays.equals(row.getBytes(2), each.contentHash())) {
                return RecordAnswer.of(Status.DUPLICATE, row.getLong(1));
            }
            return RecordAnswer.rejected(AccessError.CONFLICT, "sourceEventId");
        }
    }

    private void addSubjects(
            Tx tx,
            HospitalId hospital,
            List<PreparedAccess> fresh,
            @Nullable RecordAnswer[] answers)
            throws SQLException {
        Map<ByteBuffer, PersonId> registered = registeredSince(tx, hospital, fresh);
        List<ContractorLook> looks = new ArrayList<>(0);
        PreparedStatement subjects = tx.statement(ADD_SUBJECT);
        PreparedStatement waits = tx.statement(ADD_WAITING);
        List<Leaf> leaves = new ArrayList<>(fresh.size());
        boolean anyWaits = false;
        for (PreparedAccess each : fresh) {
            leaves.addAll(each.leaves());
            Set<PersonId> persons = new LinkedHashSet<>(each.persons());
            List<byte[]> waiting = new ArrayList<>(0);
            for (int i = 0; i < each.waiting().size(); i++) {
                byte[] key = each.waiting().get(i);
                PersonId person = registered.get(ByteBuffer.wrap(key));
                if (person == null) {
                    waiting.add(key);
                    waits.setBytes(1, key);
                    waits.setBytes(5, waitingLeaf(each, i, leaves));
                    addRest(waits, each, each.isHeldBack() ? HeldRows.HELD : 0);
                    anyWaits = true;
                } else if (persons.add(person)) {
                    lateLeaf(tx, each, person, leaves);
                }
            }
            for (PersonId person : persons) {
                if (each.isHeldBack()) {
                    HeldRows.ACCESSES.add(
                            tx, person, each.occurredAt(), each.id(), each.isProtected());
                } else {
                    subjects.setLong(1, person.value());
                    addRest(subjects, each, 0);
                }
            }
            if (each.deferral() != null) {
                deferrals.add(tx, each.deferral());
            }
            if (!each.isHeldBack() && isToldAtOnce(each)) {
                notifier.ring(tx, each.id(), persons);
            }
            if (each.accessor().recipientId() != null && each.subjectCount() > 0) {
                looks.add(look(each, List.copyOf(persons), waiting));
            }
            answers[each.index()] =
                    RecordAnswer.of(waiting.isEmpty() ? Status.ACCEPTED : Status.HELD, each.id());
        }
        subjects.executeBatch();
        if (anyWaits) {
            waits.executeBatch();
        }
        ledger.append(tx, leaves);
        if (!looks.isEmpty()) {
            contractors.provided(tx, looks);
        }
    }

    private static boolean isToldAtOnce(PreparedAccess each) {
        AccessEvent event = each.event();
        return NewLooks.kind(event.action().ordinal(), each.flags(), event.outcome().ordinal())
                != null;
    }

    /** Adds the leaf of somebody not registered yet and returns its salt, or null without one. */
    private static byte @Nullable [] waitingLeaf(PreparedAccess each, int i, List<Leaf> leaves) {
        if (each.waitingSalts().isEmpty()) {
            return null;
        }
        byte[] salt = each.waitingSalts().get(i);
        leaves.add(
                new Leaf(
                        LeafKind.ACCESS,
                        each.id(),
                        WaitingLeaf.reference(each.waiting().get(i)),
                        Commitment.of(salt, each.content().of(null, null).toBytes())));
        return salt;
    }

    /** Adds the leaf of a person who was registered since the batch was prepared. */
    private void lateLeaf(Tx tx, PreparedAccess each, PersonId person, List<Leaf> leaves) {
        Optional<Salts> hers = ledger.of(tx, person);
        if (hers.isPresent()) {
            String code = pseudonymizer.codeFor(person.value(), each.accessor().key());
            leaves.add(
                    PersonLedger.leaf(
                            hers.get(), person, each.id(), each.content().of(person, code)));
        }
    }

    private static void addRest(PreparedStatement statement, PreparedAccess each, int held)
            throws SQLException {
        statement.setLong(2, each.occurredAt());
        statement.setLong(3, each.id());
        statement.setInt(4, held + (each.isProtected() ? 1 : 0));
        statement.addBatch();
    }

    /**
     * Looks once more, under the lock of registration, for persons registered since the batch was
     * prepared: an event must not wait for someone who is already there.
     */
    private static Map<ByteBuffer, PersonId> registeredSince(
            Tx tx, HospitalId hospital, List<PreparedAccess> fresh) {
        List<byte[]> keys = new ArrayList<>(0);
        fresh.forEach(each -> keys.addAll(each.waiting()));
        if (keys.isEmpty()) {
            return Map.of();
        }
        tx.lock(RegistrationLock.of(hospital));
        return PersonDirectory.personsOf(tx, keys);
    }

    private static ContractorLook look(
            PreparedAccess each, List<PersonId> persons, List<byte[]> waiting) {
        Long recipient = each.accessor().recipientId();
        return new ContractorLook(
                each.id(),
                each.sourceKey(),
                each.hospital(),
                each.systemId(),
                recipient == null ? 0 : recipient,
                each.occurredAt(),
                each.recordedAt(),
                each.event().purpose(),
                each.event().elements(),
                each.isProtected(),
                each.isHeldBack(),
                persons,
                waiting);
    }
}
