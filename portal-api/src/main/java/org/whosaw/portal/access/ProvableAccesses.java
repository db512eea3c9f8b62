package org.whosaw.portal.access;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.hospital.DirectoryCards.SystemCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.ledger.AuditFinding.Kind;
import org.whosaw.portal.ledger.Commitment;
import org.whosaw.portal.ledger.LeafKind;
import org.whosaw.portal.ledger.LedgerRoom;
import org.whosaw.portal.ledger.PersonLedger;
import org.whosaw.portal.ledger.PersonSalts.Salts;
import org.whosaw.portal.ledger.ProvableEntry;
import org.whosaw.portal.ledger.WaitingLeaf;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.PlainQuery;
import org.whosaw.portal.store.Tx;
import org.whosaw.portal.vault.Vault;

/** Reads accesses back as the ledger has them. Safe for threads. */
public final class ProvableAccesses implements LedgerRoom {
    private static final int ROWS_A_FETCH = 1_000;
    private static final String COLUMNS =
            "e.id, e.source_key, e.content_hash, e.system_id, e.sequence, e.occurred_at,"
                    + " e.recorded_at, e.accessor_id, e.origin_id, e.action, e.outcome, e.purpose,"
                    + " e.categories, e.elements, e.flags, e.reason, e.approval, s.protected,"
                    + " e.list_count,";
    private static final String HERS =
            "SELECT "
                    + COLUMNS
                    + " s.person_id, s.waited FROM access_subject s"
                    + " JOIN access_event e ON e.id = s.event_id";
    private static final String HELD_BACK = HERS.replace("access_subject", "access_withheld");
    private static final String LIST =
            HERS
                    + " WHERE s.person_id = ? AND s.protected <= ?"
                    + " ORDER BY s.occurred_at DESC, s.event_id DESC LIMIT ?";
    private static final String ONE =
            "SELECT "
                    + COLUMNS
                    + " s.person_id, s.waited FROM access_event e JOIN access_subject s"
                    + " ON s.person_id = ? AND s.occurred_at = e.occurred_at AND s.event_id = e.id"
                    + " WHERE s.protected <= ? AND e.id = ?";
    private static final String WAITING =
            "SELECT "
                    + COLUMNS
                    + " s.subject_key, s.salt FROM access_waiting s"
                    + " JOIN access_event e ON e.id = s.event_id";
    private static final int PERSON = 20;

    private static final String COUNTS =
            "SELECT e.id, e.subject_count, COUNT(*),"
                    + " SUM(CASE WHEN l.person_id < 0 THEN 1 ELSE 0 END)"
                    + " FROM access_event e JOIN ledger_entry l ON l.entry_id = e.id AND l.kind = "
                    + LeafKind.ACCESS.number()
                    + " GROUP BY e.id, e.subject_count";

    private final Database database;
    private final Vault vault;
    private final Pseudonymizer pseudonymizer;
    private final DirectoryLookup lookup;
    private final AccessorBook accessors;
    private final OriginBook origins;
    private final PersonLedger ledger;

    ProvableAccesses(
            Database database,
            Vault vault,
            Pseudonymizer pseudonymizer,
            DirectoryLookup lookup,
            AccessorBook accessors,
            OriginBook origins,
            PersonLedger ledger) {
        this.database = database;
        this.vault = vault;
        this.pseudonymizer = pseudonymizer;
        this.lookup = lookup;
        this.accessors = accessors;
        this.origins = origins;
        this.ledger = ledger;
    }

    /**
     * One row as it was read; what is sealed is opened after the reading.
     *
     * @param leaf what was recorded, without reason and approval
     */
    private record Read(
            AccessLeaf leaf,
            byte @Nullable [] reason,
            byte @Nullable [] approval,
            byte @Nullable [] waited) {}

    @Override
    public List<LeafKind> kinds() {
        return List.of(LeafKind.ACCESS);
    }

    @Override
    public List<ProvableEntry> entries(PersonId person, boolean protectedToo, int most) {
        return database.read(tx -> provable(tx, LIST, person, protectedToo, most)).stream()
                .map(each -> each.get(0))
                .toList();
    }

    @Override
    public List<ProvableEntry> entry(PersonId person, boolean protectedToo, long id) {
        return database.read(tx -> provable(tx, ONE, person, protectedToo, id)).stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<List<ProvableEntry>> provable(
            Tx tx, String sql, PersonId person, boolean protectedToo, long last) {
        Optional<Salts> hers = ledger.find(tx, person);
        return hers.isEmpty()
                ? List.of()
                : read(tx, sql, person, protectedToo, last).stream()
                        .map(each -> provable(tx, person, hers.get(), each))
                        .toList();
    }

    private List<Read> read(Tx tx, String sql, PersonId person, boolean protectedToo, long last) {
        try {
            PreparedStatement query = tx.statement(sql);
            query.setLong(1, person.value());
            query.setInt(2, protectedToo ? 1 : 0);
            query.setLong(3, last);
            List<Read> rows = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(read(tx, row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("reading failed", e);
        }
    }

    private Read read(Tx tx, ResultSet row) throws SQLException {
        long sequence = row.getLong(5);
        Long numbered = row.wasNull() ? null : sequence;
        long origin = row.getLong(9);
        boolean nowhere = row.wasNull();
        AccessLeaf leaf =
                new AccessLeaf(
                        row.getLong(1),
                        row.getBytes(2),
                        row.getBytes(3),
                        lookup.system(tx, row.getLong(4)).map(SystemCard::code).orElse(""),
                        numbered,
                        row.getLong(6),
                        row.getLong(7),
                        accessors.get(tx, row.getLong(8)),
                        nowhere ? null : origins.get(tx, origin),
                        AccessAction.values()[row.getInt(10)],
                        AccessOutcome.values()[row.getInt(11)],
                        Purpose.values()[row.getInt(12)],
                        row.getLong(13),
                        row.getLong(14),
                        row.getInt(15),
                        null,
                        null,
                        row.getInt(18) % 2 == 1,
                        nullable(row, 19));
        return new Read(leaf, row.getBytes(16), row.getBytes(17), row.getBytes(PERSON + 1));
    }

    private static @Nullable Integer nullable(ResultSet row, int column) throws SQLException {
        Long value = PlainQuery.longOrNull(row, column);
        return value == null ? null : Math.toIntExact(value);
    }

    private AccessLeaf opened(Tx tx, PersonId person, Read read) {
        Vault.Compartment hers = vault.of(person);
        return read.leaf()
                .with(
                        hers.openNullable(tx, AccessRecorder.REASON, read.reason()),
                        hers.openNullable(tx, AccessRecorder.APPROVAL, read.approval()));
    }

    private AccessLeaf opened(Read read) {
        return read.leaf()
                .with(
                        vault.house().openNullable(AccessRecorder.REASON, read.reason()),
                        vault.house().openNullable(AccessRecorder.APPROVAL, read.approval()));
    }

    private List<ProvableEntry> provable(Tx tx, PersonId person, Salts hers, Read read) {
        AccessLeaf leaf = opened(tx, person, read);
        List<ProvableEntry> entries = new ArrayList<>(1);
        for (WaitingLeaf each : WaitingLeaf.unpack(read.waited())) {
            boolean own = each.reference() == 0;
            String code = own ? pseudonymizer.codeFor(person.value(), leaf.accessor().key()) : null;
            entries.add(
                    new ProvableEntry(
                            leaf.id(),
                            own ? person.value() : each.reference(),
                            0,
                            each.salt(hers, LeafKind.ACCESS, leaf.id()),
                            leaf.of(own ? person : null, code)));
        }
        return entries;
    }

    @Override
    public void rows(Tx tx, Consumer<Row> check) {
        hers(tx, HERS, check);
        hers(tx, HELD_BACK, check);
        waiting(tx, check);
    }

    private void hers(Tx tx, String sql, Consumer<Row> check) {
        try (PreparedStatement query = tx.connection().prepareStatement(sql)) {
            query.setFetchSize(ROWS_A_FETCH);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    PersonId person = new PersonId(row.getLong(PERSON));
                    hers(tx, person, read(tx, row), check);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("reading failed", e);
        }
    }

    private void hers(Tx tx, PersonId person, Read read, Consumer<Row> check) {
        Optional<Salts> salts = ledger.find(tx, person);
        if (salts.isPresent()) {
            for (ProvableEntry each : provable(tx, person, salts.get(), read)) {
                check.accept(row(read.leaf(), each.personId(), each.leaf().commitment()));
            }
            return;
        }
        for (WaitingLeaf each : WaitingLeaf.unpack(read.waited())) {
            long under = each.reference() == 0 ? person.value() : each.reference();
            check.accept(row(read.leaf(), under, null));
        }
    }

    private void waiting(Tx tx, Consumer<Row> check) {
        try (PreparedStatement query = tx.connection().prepareStatement(WAITING)) {
            query.setFetchSize(ROWS_A_FETCH);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    long under = WaitingLeaf.reference(row.getBytes(PERSON));
                    byte[] salt = row.getBytes(PERSON + 1);
                    AccessLeaf leaf = opened(read(tx, row));
                    check.accept(
                            row(
                                    leaf,
                                    under,
                                    salt == null
                                            ? Commitment.none()
                                            : Commitment.of(salt, leaf.of(null, null).toBytes())));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("reading failed", e);
        }
    }

    private static Row row(AccessLeaf leaf, long under, @Nullable Commitment commitment) {
        return new Row(
                Ids.format(IdPrefix.ACCESS, leaf.id()),
                LeafKind.ACCESS,
                leaf.id(),
                under,
                0,
                commitment);
    }

    /**
     * Looks at what no leaf holds: how many each look was about, and that dictionaries say what
     * their fingerprints were made of.
     */
    @Override
    public void faults(Tx tx, BiConsumer<Kind, String> found) {
        accessors.faults(tx, name -> found.accept(Kind.DICTIONARY_CHANGED, name));
        origins.faults(tx, name -> found.accept(Kind.DICTIONARY_CHANGED, name));
        counts(tx, found);
    }

    /**
     * A look has as many leaves as it was about persons; two that waited may have been one person.
     */
    private static void counts(Tx tx, BiConsumer<Kind, String> found) {
        try (PreparedStatement query = tx.connection().prepareStatement(COUNTS)) {
            query.setFetchSize(ROWS_A_FETCH);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    long said = row.getLong(2);
                    long leaves = row.getLong(3);
                    if (said > leaves || said < Math.max(1, leaves - row.getLong(4))) {
                        found.accept(
                                Kind.STATE_CHANGED, Ids.format(IdPrefix.ACCESS, row.getLong(1)));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("reading failed", e);
        }
    }
}
