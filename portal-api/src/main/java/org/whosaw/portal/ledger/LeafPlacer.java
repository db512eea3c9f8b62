package org.whosaw.portal.ledger;

import java.io.ByteArrayOutputStream;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.whosaw.portal.ledger.tree.TileName;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Gives waiting leaves their places: contiguous, once, in one transaction under one lock. Two nodes
 * that try at once: the second finds the ledger further than it thought and writes nothing.
 */
final class LeafPlacer {
    /** The lock of whoever writes the ledger's order or tiles. */
    static final long LOCK = 0x6c65_6467_6572L;

    /** How many leaves make a full placing. */
    static final int MOST_LEAVES = 8_192;

    private static final int ROWS_A_READ = 64;

    private final Database database;
    private final Step.Watcher watcher;

    LeafPlacer(Database database, Step.Watcher watcher) {
        this.database = database;
        this.watcher = watcher;
    }

    /** Places what waits, up to a bound, and returns how many leaves that were. */
    int place() {
        Batch batch = database.read(LeafPlacer::waiting);
        if (batch.leaves().isEmpty()) {
            return 0;
        }
        watcher.reached(Step.READ);
        SortedMap<Long, byte[]> bundles = bundles(batch);
        int placed = database.inTransaction(tx -> write(tx, batch, bundles));
        watcher.reached(Step.PLACED);
        return placed;
    }

    /**
     * Leaves that will be placed.
     *
     * @param from the first one's place
     * @param open what the last bundle holds so far
     */
    private record Batch(long from, byte[] open, List<Long> rows, List<Leaf.Waiting> leaves) {}

    /** Reads how far the ledger is before what waits: the other way round both might be taken. */
    private static Batch waiting(Tx tx) {
        LedgerDao dao = tx.dao(LedgerDao.class);
        long from = dao.head().sequenced();
        int width = (int) (from % TileName.FULL);
        byte[] open =
                width == 0
                        ? new byte[0]
                        : dao.bundle(from / TileName.FULL)
                                .filter(each -> each.length >= width * Leaf.BUNDLED_BYTES)
                                .map(each -> Arrays.copyOf(each, width * Leaf.BUNDLED_BYTES))
                                .orElseThrow(() -> LedgerTree.damaged(from));
        List<Long> rows = new ArrayList<>();
        List<Leaf.Waiting> leaves = new ArrayList<>();
        long after = Long.MIN_VALUE;
        while (leaves.size() < MOST_LEAVES) {
            List<LedgerDao.Pending> next = dao.pending(after, ROWS_A_READ);
            for (LedgerDao.Pending each : next) {
                if (leaves.size() >= MOST_LEAVES) {
                    break;
                }
                rows.add(each.id());
                leaves.addAll(Leaf.unpack(each.leaves()));
                after = each.id();
            }
            if (next.size() < ROWS_A_READ) {
                break;
            }
        }
        return new Batch(from, open, rows, leaves);
    }

    private static SortedMap<Long, byte[]> bundles(Batch batch) {
        SortedMap<Long, byte[]> bundles = new TreeMap<>();
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        bundle.writeBytes(batch.open());
        long place = batch.from();
        for (Leaf.Waiting each : batch.leaves()) {
            bundle.writeBytes(Leaf.bundled(each.commitment()));
            place++;
            if (place % TileName.FULL == 0) {
                bundles.put(place / TileName.FULL - 1, bundle.toByteArray());
                bundle.reset();
            }
        }
        if (bundle.size() > 0) {
            bundles.put(place / TileName.FULL, bundle.toByteArray());
        }
        return bundles;
    }

    private int write(Tx tx, Batch batch, SortedMap<Long, byte[]> bundles) {
        tx.lock(LOCK);
        LedgerDao dao = tx.dao(LedgerDao.class);
        long to = batch.from() + batch.leaves().size();
        if (dao.sequenced(batch.from(), to) == 0) {
            return 0;
        }
        bundles.forEach(dao::putBundle);
        entries(tx, batch);
        watcher.reached(Step.PLACING);
        for (int gone : dao.settle(batch.rows())) {
            if (gone != 1) {
                throw new IllegalStateException("a waiting leaf was placed before");
            }
        }
        return batch.leaves().size();
    }

    private static void entries(Tx tx, Batch batch) {
        try {
            PreparedStatement insert =
                    tx.statement(
                            "INSERT INTO ledger_entry (entry_id, person_id, kind, leaf_index)"
                                    + " VALUES (?, ?, ?, ?)");
            long place = batch.from();
            for (Leaf.Waiting each : batch.leaves()) {
                insert.setLong(1, each.id());
                insert.setLong(2, each.personId());
                insert.setInt(3, each.kind());
                insert.setLong(4, place++);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger's places cannot be written", e);
        }
    }
}
