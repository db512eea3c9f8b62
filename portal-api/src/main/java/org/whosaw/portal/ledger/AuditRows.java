package org.whosaw.portal.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ledger.AuditFinding.Kind;
import org.whosaw.portal.ledger.tree.TileName;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.PlainQuery;
import org.whosaw.portal.store.Tx;

/**
 * Holds the rows of the rooms against their leaves, both ways: each row must have the leaf that its
 * content makes, each leaf its row, unless the row was pruned in due time. Streams; holds one bit
 * an entry and a few bundles.
 */
final class AuditRows {
    private static final int MOST_BUNDLES = 512;
    private static final int ROWS_A_FETCH = 10_000;
    private static final PlainQuery<Long> PLACES =
            new PlainQuery<>(
                    "SELECT leaf_index FROM ledger_entry"
                            + " WHERE entry_id = ? AND person_id = ? AND kind = ?"
                            + " ORDER BY leaf_index",
                    row -> row.getLong(1));
    private static final PlainQuery<byte[]> BUNDLE =
            new PlainQuery<>(
                    "SELECT entries FROM ledger_bundle WHERE bundle_index = ?",
                    row -> row.getBytes(1));

    private final Database database;
    private final Found found;
    private final Map<Long, byte[]> bundles =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
                    return size() > MOST_BUNDLES;
                }
            };
    private long checked;

    /** Hears of what does not fit, by name. */
    @FunctionalInterface
    interface Found {
        void tell(Kind kind, long place, String name);
    }

    AuditRows(Database database, Found found) {
        this.database = database;
        this.found = found;
    }

    /** Checks the rows of rooms; returns how many rows those were. */
    long check(List<LedgerRoom> rooms) {
        return database.read(
                tx -> {
                    long size = tx.dao(LedgerDao.class).head().sequenced();
                    BitSet seen = new BitSet(Math.toIntExact(size));
                    for (LedgerRoom room : rooms) {
                        room.rows(tx, row -> row(tx, row, size, seen));
                        room.faults(tx, name -> found.tell(Kind.DICTIONARY_CHANGED, 0, name));
                    }
                    withoutRow(tx, rooms, seen);
                    return checked;
                });
    }

    private void row(Tx tx, LedgerRoom.Row row, long size, BitSet seen) {
        checked++;
        List<Long> places = PLACES.all(tx, row.id(), row.personId(), row.kind().number());
        if (places.size() <= row.number()) {
            if (!waits(tx, row)) {
                found.tell(Kind.ROW_ADDED, 0, row.name());
            }
            return;
        }
        long place = places.get(row.number());
        if (place >= 0 && place < size) {
            seen.set((int) place);
        }
        Commitment leaf = row.leaf();
        if (leaf != null && !Arrays.equals(leaf.bytes(), commitment(tx, place))) {
            found.tell(Kind.ROW_CHANGED, place, row.name());
        }
    }

    /**
     * Says whether the row's leaf is among those without a place yet: few, and only for seconds.
     */
    private boolean waits(Tx tx, LedgerRoom.Row row) {
        for (LedgerDao.Pending each :
                tx.dao(LedgerDao.class).pending(Long.MIN_VALUE, MOST_BUNDLES)) {
            for (Leaf.Waiting leaf : Leaf.unpack(each.leaves())) {
                if (leaf.id() == row.id()
                        && leaf.personId() == row.personId()
                        && leaf.kind() == row.kind().number()) {
                    return true;
                }
            }
        }
        return false;
    }

    private byte @Nullable [] commitment(Tx tx, long place) {
        long index = place / TileName.FULL;
        byte[] bundle = bundles.get(index);
        if (bundle == null) {
            bundle = BUNDLE.first(tx, index).orElse(new byte[0]);
            bundles.put(index, bundle);
        }
        int at = (int) (place % TileName.FULL) * Leaf.BUNDLED_BYTES + 3;
        return at + Commitment.BYTES > bundle.length
                ? null
                : Arrays.copyOfRange(bundle, at, at + Commitment.BYTES);
    }

    private void withoutRow(Tx tx, List<LedgerRoom> rooms, BitSet seen) {
        Set<Integer> kinds = new TreeSet<>();
        rooms.forEach(room -> room.kinds().forEach(kind -> kinds.add(kind.number())));
        String sql =
                "SELECT e.leaf_index, e.kind, e.entry_id, e.person_id FROM ledger_entry e"
                        + " WHERE NOT EXISTS (SELECT 1 FROM retention_stone s"
                        + " WHERE s.leaf_index = e.leaf_index)";
        try (PreparedStatement query = tx.connection().prepareStatement(sql)) {
            query.setFetchSize(ROWS_A_FETCH);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    long place = row.getLong(1);
                    boolean known = place >= 0 && place < Integer.MAX_VALUE;
                    if (known && kinds.contains(row.getInt(2)) && !seen.get((int) place)) {
                        String kind = LeafKind.of(row.getInt(2)).map(LeafKind::code).orElse("?");
                        found.tell(Kind.ROW_GONE, place, kind + " " + row.getLong(3));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger's places cannot be read", e);
        }
    }
}
