package org.whosaw.portal.retention.pruning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.whosaw.portal.crypto.RowSeals;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.ledger.AuditRows;
import org.whosaw.portal.store.Tx;

/**
 * Sets stones where entries are taken away in due time, each sealed, so that nobody without the key
 * hides a deletion under one. Safe for threads.
 */
public final class StoneMason {
    private final RowSeals seals;

    public StoneMason(RowSeals seals) {
        this.seals = seals;
    }

    /** An entry that goes, by what the ledger calls it, and until when it was kept. */
    public record Going(long entryId, long personId, int leafKind, long keptUntil) {}

    /** Sets a stone on every place of entries, in the transaction that takes them away. */
    public void set(Tx tx, List<Going> going, Instant now) {
        StoneDao dao = tx.dao(StoneDao.class);
        long at = Micros.of(now);
        List<StoneDao.Stone> stones = new ArrayList<>();
        for (Going each : going) {
            int kind = each.leafKind();
            long until = each.keptUntil();
            for (long place : dao.places(each.entryId(), each.personId(), kind)) {
                byte[] seal = AuditRows.stoneSeal(seals, place, kind, until, at);
                stones.add(new StoneDao.Stone(place, kind, until, at, seal));
            }
        }
        if (!stones.isEmpty()) {
            dao.add(stones);
        }
    }

    /** Finds places and sets stones. */
    interface StoneDao {
        /** A stone as it is stored. */
        record Stone(long leafIndex, int kind, long keptUntil, long prunedAt, byte[] seal) {}

        @SqlQuery(
                "SELECT leaf_index FROM ledger_entry WHERE entry_id = :entryId"
                        + " AND person_id = :personId AND kind = :kind")
        List<Long> places(long entryId, long personId, int kind);

        @SqlBatch(
                """
                INSERT INTO retention_stone (leaf_index, kind, kept_until, pruned_at, seal)
                VALUES (:leafIndex, :kind, :keptUntil, :prunedAt, :seal)
                ON CONFLICT (leaf_index) DO NOTHING\
                """)
        void add(@BindMethods List<Stone> stones);
    }
}
