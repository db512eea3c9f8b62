package org.whosaw.portal.disclosure;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryCards.SystemCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PersonId;
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

/**
 * Reads provisions back as the ledger has them; one that is held back is read only by whoever holds
 * rows against leaves. Safe for threads.
 */
public final class ProvableDisclosures implements LedgerRoom {
    private static final int ROWS_A_FETCH = 1_000;
    private static final String COLUMNS =
            "d.id, d.source_key, d.content_hash, d.hospital_id, d.system_id,"
                    + " d.sequence, d.occurred_at, d.recorded_at, d.recipient_id,"
                    + " d.access_event_id, d.purpose, d.basis, d.article, d.elements, d.method,"
                    + " d.party_count, d.keep_until, d.destroyed_on, d.onward_key,"
                    + " s.protected,";
    private static final String HERS =
            "SELECT "
                    + COLUMNS
                    + " s.person_id, s.waited FROM disclosure_subject s"
                    + " JOIN disclosure d ON d.id = s.disclosure_id";
    private static final String HELD_BACK =
            HERS.replace("disclosure_subject", "disclosure_withheld");
    private static final String SHOWN = " WHERE s.person_id = ? AND s.protected <= ?";
    private static final String LIST =
            HERS + SHOWN + " ORDER BY s.occurred_at DESC, s.disclosure_id DESC LIMIT ?";
    private static final String ONE = HERS + SHOWN + " AND d.id = ?";
    private static final String WAITING =
            "SELECT "
                    + COLUMNS
                    + " s.subject_key, s.salt FROM disclosure_waiting s"
                    + " JOIN disclosure d ON d.id = s.disclosure_id";
    private static final int PERSON = 21;

    private final Database database;
    private final DirectoryLookup lookup;
    private final PersonLedger ledger;

    ProvableDisclosures(Database database, DirectoryLookup lookup, PersonLedger ledger) {
        this.database = database;
        this.lookup = lookup;
        this.ledger = ledger;
    }

    private record Read(DisclosureLeaf leaf, byte @Nullable [] waited) {}

    @Override
    public List<LeafKind> kinds() {
        return List.of(LeafKind.DISCLOSURE);
    }

    @Override
    public List<ProvableEntry> entries(PersonId person, boolean protectedToo, int most) {
        return read(LIST, person, protectedToo, most).stream().map(each -> each.get(0)).toList();
    }

    @Override
    public List<ProvableEntry> entry(PersonId person, boolean protectedToo, long id) {
        return read(ONE, person, protectedToo, id).stream().flatMap(List::stream).toList();
    }

    private List<List<ProvableEntry>> read(
            String sql, PersonId person, boolean protectedToo, long last) {
        Optional<Salts> hers = ledger.find(person);
        if (hers.isEmpty()) {
            return List.of();
        }
        List<Read> rows =
                database.read(
                        tx ->
                                new PlainQuery<>(sql, row -> read(tx, row))
                                        .all(tx, person.value(), protectedToo ? 1 : 0, last));
        return rows.stream().map(each -> provable(person, hers.get(), each)).toList();
    }

    private Read read(Tx tx, ResultSet row) throws SQLException {
        Long parties = PlainQuery.longOrNull(row, 16);
        long system = row.getLong(5);
        long recipient = row.getLong(9);
        DisclosureRow read =
                new DisclosureRow(
                        row.getLong(1),
                        row.getBytes(2),
                        row.getBytes(3),
                        row.getLong(4),
                        system,
                        PlainQuery.longOrNull(row, 6),
                        row.getLong(7),
                        row.getLong(8),
                        recipient,
                        PlainQuery.longOrNull(row, 10),
                        row.getInt(11),
                        row.getInt(12),
                        row.getString(13),
                        row.getLong(14),
                        row.getString(15),
                        parties == null ? null : Math.toIntExact(parties),
                        row.getString(17),
                        row.getString(18),
                        row.getBytes(19),
                        row.getInt(20) % 2 == 1,
                        false,
                        null,
                        List.of(),
                        List.of());
        return new Read(
                new DisclosureLeaf(
                        read,
                        lookup.system(tx, system).map(SystemCard::code).orElse(""),
                        lookup.recipient(tx, recipient).map(RecipientCard::code).orElse("")),
                row.getBytes(PERSON + 1));
    }

    private static List<ProvableEntry> provable(PersonId person, Salts hers, Read read) {
        long id = read.leaf().row().id();
        List<ProvableEntry> entries = new ArrayList<>(1);
        for (WaitingLeaf each : WaitingLeaf.unpack(read.waited())) {
            boolean own = each.reference() == 0;
            entries.add(
                    new ProvableEntry(
                            id,
                            own ? person.value() : each.reference(),
                            0,
                            each.salt(hers, LeafKind.DISCLOSURE, id),
                            read.leaf().of(own ? person : null)));
        }
        return entries;
    }

    @Override
    public void rows(Tx tx, Consumer<Row> check) {
        for (String sql : List.of(HERS, HELD_BACK)) {
            each(
                    tx,
                    sql,
                    row -> {
                        PersonId person = new PersonId(row.getLong(PERSON));
                        hers(tx, person, read(tx, row), check);
                    });
        }
        each(
                tx,
                WAITING,
                row -> {
                    long under = WaitingLeaf.reference(row.getBytes(PERSON));
                    Read read = read(tx, row);
                    byte[] salt = read.waited();
                    byte[] content = read.leaf().of(null).toBytes();
                    check.accept(
                            row(
                                    read.leaf(),
                                    under,
                                    salt == null
                                            ? Commitment.none()
                                            : Commitment.of(salt, content)));
                });
    }

    private void hers(Tx tx, PersonId person, Read read, Consumer<Row> check) {
        Optional<Salts> salts = ledger.find(tx, person);
        if (salts.isPresent()) {
            for (ProvableEntry each : provable(person, salts.get(), read)) {
                check.accept(row(read.leaf(), each.personId(), each.leaf().commitment()));
            }
            return;
        }
        for (WaitingLeaf each : WaitingLeaf.unpack(read.waited())) {
            long under = each.reference() == 0 ? person.value() : each.reference();
            check.accept(row(read.leaf(), under, null));
        }
    }

    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(Tx tx, String sql, RowReader reader) {
        try (PreparedStatement query = tx.connection().prepareStatement(sql)) {
            query.setFetchSize(ROWS_A_FETCH);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("reading failed", e);
        }
    }

    private static Row row(DisclosureLeaf leaf, long under, @Nullable Commitment commitment) {
        long id = leaf.row().id();
        return new Row(
                Ids.format(IdPrefix.DISCLOSURE, id), LeafKind.DISCLOSURE, id, under, 0, commitment);
    }
}
