package org.whosaw.portal.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.RowSeals;
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
public final class AuditRows {
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
    private final RowSeals seals;
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

    AuditRows(Database database, RowSeals seals, Found found) {
        this.database = database;
        this.seals = seals;
        this.found = found;
    }

    /** Returns the seal of a stone: the one place that says what it is made over. */
    public static byte[] stoneSeal(
            RowSeals seals, long place, int kind, long keptUntil, long prunedAt) {
        return seals.seal("retention_stone", place, kind, keptUntil, prunedAt);
    }

    /** Checks the rows of rooms; returns how many rows those were. */
    long check(List<LedgerRoom> rooms) {
        return database.read(
                tx -> {
                    long size = tx.dao(LedgerDao.class).head().sequenced();
                    BitSet seen = new BitSet(Math.toIntExact(size));
                    for (LedgerRoom room : rooms) {
                        room.rows(tx, row -> row(tx, row, size, seen));
                        room.faults(tx, (kind, name) -> found.tell(kind, 0, name));
                    }
                    withoutRow(tx, rooms, seen);
                    return checked;
                });
    }

    private void row(Tx tx, LedgerRoom.Row row, long size, BitSet seen) {
        checked++;
        List<Long> places = PLACES.all(tx, row.id(), row.personId(), row.kind().number());
        if (row.last()) {
            last(tx, row, places, size, seen);
            return;
        }
        if (places.size() <= row.number()) {
            if (!waits(tx, row)) {
                found.tell(Kind.ROW_ADDED, 0, row.name());
            }
            return;
        }
        long place = places.get(row.number());
        mark(place, size, seen);
        Commitment leaf = row.leaf();
        if (leaf != null && !Arrays.equals(leaf.bytes(), commitment(tx, place))) {
            found.tell(Kind.ROW_CHANGED, place, row.name());
        }
    }

    private static void mark(long place, long size, BitSet seen) {
        if (place >= 0 && place < size) {
            seen.set((int) place);
        }
    }

    /**
     * Checks a row of whose leaves only the last can be made. Two nodes may have placed two of them
     * the other way round, so it is looked for from the end.
     */
    private void last(Tx tx, LedgerRoom.Row row, List<Long> places, long size, BitSet seen) {
        places.forEach(place -> mark(place, size, seen));
        if (places.size() <= row.number()) {
            if (!waits(tx, row)) {
                found.tell(Kind.ROW_ADDED, 0, row.name());
            }
            return;
        }
        Commitment leaf = row.leaf();
        for (int i = places.size() - 1; i >= 0 && leaf != null; i--) {
            if (places.size() == row.number() + 1
                    && Arrays.equals(leaf.bytes(), commitment(tx, places.get(i)))) {
                return;
            }
        }
        found.tell(Kind.ROW_CHANGED, places.get(places.size() - 1), row.name());
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
        Map<Integer, LedgerRoom> kinds = new TreeMap<>();
        rooms.forEach(room -> room.kinds().forEach(kind -> kinds.put(kind.number(), room)));
        boolean whole = kinds.containsKey(LeafKind.ROW.number());
        String sql =
                "SELECT e.leaf_index, e.kind, e.entry_id, s.kind, s.kept_until, s.pruned_at, s.seal"
                        + " FROM ledger_entry e LEFT JOIN retention_stone s"
                        + " ON s.leaf_index = e.leaf_index";
        try (PreparedStatement query = tx.connection().prepareStatement(sql)) {
            query.setFetchSize(ROWS_A_FETCH);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    long place = row.getLong(1);
                    boolean known = place >= 0 && place < Integer.MAX_VALUE;
                    LedgerRoom room = kinds.get(row.getInt(2));
                    if (known
                            && (room != null || whole)
                            && !seen.get((int) place)
                            && !isPruned(row, place)) {
                        found.tell(Kind.ROW_GONE, place, name(tx, room, row));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger's places cannot be read", e);
        }
    }

    private static String name(Tx tx, @Nullable LedgerRoom room, ResultSet row)
            throws SQLException {
        long id = row.getLong(3);
        return LeafKind.of(row.getInt(2))
                .map(kind -> room == null ? kind.code() + " " + id : room.nameOf(tx, kind, id))
                .orElse("? " + id);
    }

    /**
     * Says whether a stone stands there that the portal set: its seal holds and it is of that kind.
     */
    private boolean isPruned(ResultSet row, long place) throws SQLException {
        byte[] seal = row.getBytes(7);
        int kind = row.getInt(4);
        return seal != null
                && kind == row.getInt(2)
                && Arrays.equals(
                        seal, stoneSeal(seals, place, kind, row.getLong(5), row.getLong(6)));
    }
}
