package org.whosaw.portal.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.ledger.PersonSalts.Salts;
import org.whosaw.portal.store.Tx;

/**
 * Moves what waited for a person to her list, or to what is held back from her, together with what
 * its leaves are proven by. The rooms that let entries wait keep their tables alike but for the
 * names; a row that waits and is held back is marked in its {@code protected}.
 */
public final class Joined {
    private final LeafKind kind;
    private final PersonLedger ledger;
    private final int held;
    private final String read;
    private final Target told;
    private final Target heldBack;

    /** Where rows go. */
    private static final class Target {
        private final String add;
        private final String find;
        private final String keep;

        Target(String table, String entry) {
            add =
                    "INSERT INTO "
                            + table
                            + " (person_id, occurred_at, "
                            + entry
                            + ", protected, waited)"
                            + " SELECT CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT),"
                            + " CAST(? AS INTEGER), ? WHERE true ON CONFLICT DO NOTHING";
            String hers = " WHERE person_id = ? AND occurred_at = ? AND " + entry + " = ?";
            find = "SELECT waited FROM " + table + hers;
            keep = "UPDATE " + table + " SET waited = ?" + hers;
        }
    }

    /**
     * @param tables what their names begin with
     * @param entry the column of the entry's id, in all of them
     * @param held what is added to {@code protected} of a row that waits and is held back
     */
    public Joined(LeafKind kind, PersonLedger ledger, String tables, String entry, int held) {
        this.kind = kind;
        this.ledger = ledger;
        this.held = held;
        read =
                "SELECT occurred_at, "
                        + entry
                        + ", protected, salt FROM "
                        + tables
                        + "_waiting WHERE subject_key = ?";
        told = new Target(tables + "_subject", entry);
        heldBack = new Target(tables + "_withheld", entry);
    }

    private record Waited(long occurredAt, long id, int isProtected, byte @Nullable [] leaf) {
        Waited withProtected(int value) {
            return new Waited(occurredAt, id, value, leaf);
        }
    }

    /** Moves what waited for a key; the rows that waited are the caller's to delete. */
    public void join(Tx tx, byte[] key, PersonId person) {
        try {
            List<Waited> rows = read(tx, key, person);
            if (rows.isEmpty()) {
                return;
            }
            add(tx, told, person, rows.stream().filter(row -> row.isProtected() < held).toList());
            List<Waited> back =
                    rows.stream()
                            .filter(row -> row.isProtected() >= held)
                            .map(row -> row.withProtected(row.isProtected() - held))
                            .toList();
            add(tx, heldBack, person, back);
        } catch (SQLException e) {
            throw new IllegalStateException("what waited cannot be joined", e);
        }
    }

    private static void add(Tx tx, Target to, PersonId person, List<Waited> rows)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        PreparedStatement insert = tx.statement(to.add);
        for (Waited each : rows) {
            insert.setLong(1, person.value());
            insert.setLong(2, each.occurredAt());
            insert.setLong(3, each.id());
            insert.setInt(4, each.isProtected());
            insert.setBytes(5, each.leaf());
            insert.addBatch();
        }
        int[] added = insert.executeBatch();
        for (int i = 0; i < added.length; i++) {
            if (added[i] == 0) {
                addLeaf(tx, to, rows.get(i), person);
            }
        }
    }

    private List<Waited> read(Tx tx, byte[] key, PersonId person) throws SQLException {
        List<Waited> rows = new ArrayList<>();
        PreparedStatement query = tx.statement(read);
        query.setBytes(1, key);
        Optional<Salts> hers = Optional.empty();
        List<byte[]> salts = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                rows.add(new Waited(row.getLong(1), row.getLong(2), row.getInt(3), null));
                salts.add(row.getBytes(4));
            }
        }
        if (!rows.isEmpty()) {
            hers = ledger.of(tx, person);
        }
        for (int i = 0; i < rows.size() && hers.isPresent(); i++) {
            Waited each = rows.get(i);
            byte[] salt = salts.get(i);
            if (salt != null) {
                WaitingLeaf leaf = WaitingLeaf.of(hers.get(), kind, each.id(), key, salt);
                byte[] packed = WaitingLeaf.pack(List.of(leaf));
                rows.set(i, new Waited(each.occurredAt(), each.id(), each.isProtected(), packed));
            }
        }
        return rows;
    }

    /** Adds a leaf to an entry that stands in her list already: it waited under two of her keys. */
    private static void addLeaf(Tx tx, Target to, Waited waited, PersonId person)
            throws SQLException {
        byte[] leaf = waited.leaf();
        if (leaf == null) {
            return;
        }
        PreparedStatement query = tx.statement(to.find);
        bind(query, 1, person, waited);
        List<WaitingLeaf> leaves = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            leaves.addAll(WaitingLeaf.unpack(row.next() ? row.getBytes(1) : null));
        }
        leaves.addAll(WaitingLeaf.unpack(leaf));
        PreparedStatement update = tx.statement(to.keep);
        update.setBytes(1, WaitingLeaf.pack(leaves));
        bind(update, 2, person, waited);
        update.executeUpdate();
    }

    private static void bind(PreparedStatement statement, int at, PersonId person, Waited waited)
            throws SQLException {
        statement.setLong(at, person.value());
        statement.setLong(at + 1, waited.occurredAt());
        statement.setLong(at + 2, waited.id());
    }
}
