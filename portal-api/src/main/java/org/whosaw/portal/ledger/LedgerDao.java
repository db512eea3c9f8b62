package org.whosaw.portal.ledger;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Keeps the ledger's tables. */
interface LedgerDao {
    @SqlQuery("SELECT sequenced, integrated, origin FROM ledger_head WHERE id = 1")
    Head head();

    @SqlQuery("SELECT EXISTS (SELECT 1 FROM ledger_pending)")
    boolean anyPending();

    @SqlQuery("SELECT id, leaves FROM ledger_pending WHERE id > :after ORDER BY id LIMIT :most")
    List<Pending> pending(long after, int most);

    @SqlBatch("DELETE FROM ledger_pending WHERE id = :ids")
    int[] settle(List<Long> ids);

    @SqlUpdate(
            "UPDATE ledger_head SET holder = :me, lease_until = :until"
                    + " WHERE id = 1 AND (holder = :me OR lease_until < :now)")
    int lease(long me, long now, long until);

    @SqlUpdate("UPDATE ledger_head SET origin = :origin WHERE id = 1 AND origin IS NULL")
    void name(String origin);

    @SqlUpdate("UPDATE ledger_head SET sequenced = :to WHERE id = 1 AND sequenced = :from")
    int sequenced(long from, long to);

    @SqlUpdate("UPDATE ledger_head SET integrated = :to WHERE id = 1 AND integrated = :from")
    int integrated(long from, long to);

    @SqlQuery("SELECT entries FROM ledger_bundle WHERE bundle_index = :index")
    Optional<byte[]> bundle(long index);

    @SqlQuery(
            "SELECT bundle_index, entries FROM ledger_bundle WHERE bundle_index >= :from"
                    + " ORDER BY bundle_index LIMIT :most")
    List<Bundle> bundles(long from, int most);

    @SqlUpdate(
            "INSERT INTO ledger_bundle (bundle_index, entries) VALUES (:index, :entries)"
                    + " ON CONFLICT (bundle_index) DO UPDATE SET entries = excluded.entries")
    void putBundle(long index, byte[] entries);

    @SqlQuery("SELECT hashes FROM ledger_tile WHERE level = :level AND tile_index = :index")
    Optional<byte[]> tile(int level, long index);

    @SqlUpdate(
            "INSERT INTO ledger_tile (level, tile_index, hashes) VALUES (:level, :index, :hashes)"
                    + " ON CONFLICT (level, tile_index) DO UPDATE SET hashes = excluded.hashes")
    void putTile(int level, long index, byte[] hashes);

    @SqlQuery(
            "SELECT leaf_index FROM ledger_entry"
                    + " WHERE entry_id = :id AND person_id = :person AND kind = :kind"
                    + " ORDER BY leaf_index")
    List<Long> places(long id, long person, int kind);

    @SqlQuery(
            "SELECT tree_size, day, signed_at, note FROM ledger_checkpoint"
                    + " ORDER BY tree_size DESC LIMIT 1")
    Optional<Signed> newest();

    @SqlQuery(
            "SELECT tree_size, day, signed_at, note FROM ledger_checkpoint"
                    + " WHERE tree_size > :after ORDER BY tree_size LIMIT :most")
    List<Signed> checkpointsAfter(long after, int most);

    @SqlQuery(
            "SELECT tree_size, day, signed_at, note FROM ledger_checkpoint WHERE tree_size IN"
                    + " (SELECT MAX(tree_size) FROM ledger_checkpoint WHERE day <= :newest"
                    + " GROUP BY day ORDER BY day DESC LIMIT :most) ORDER BY tree_size DESC")
    List<Signed> days(long newest, int most);

    @SqlQuery(
            "SELECT h.sequenced, h.integrated, c.tree_size, c.day, c.note FROM ledger_head h"
                    + " LEFT JOIN ledger_checkpoint c"
                    + " ON c.tree_size = (SELECT MAX(tree_size) FROM ledger_checkpoint)"
                    + " WHERE h.id = 1")
    Start start();

    @SqlUpdate(
            "INSERT INTO ledger_checkpoint (tree_size, day, signed_at, note)"
                    + " VALUES (:size, :day, :at, :note)"
                    + " ON CONFLICT (tree_size) DO UPDATE SET note = excluded.note")
    void addCheckpoint(long size, long day, long at, String note);

    @SqlUpdate(
            "DELETE FROM ledger_checkpoint WHERE signed_at < :before AND tree_size NOT IN"
                    + " (SELECT MAX(tree_size) FROM ledger_checkpoint GROUP BY day)")
    int thin(long before);

    /** How far the ledger is. */
    record Head(long sequenced, long integrated, @Nullable String origin) {}

    /** Where the next growth begins: one statement, so that head and checkpoint fit. */
    record Start(
            long sequenced,
            long integrated,
            @Nullable Long treeSize,
            @Nullable Long day,
            @Nullable String note) {}

    /** Leaves that have places. */
    record Bundle(long bundleIndex, byte[] entries) {}

    /** Leaves that wait. */
    record Pending(long id, byte[] leaves) {}

    /** A checkpoint that was signed. */
    record Signed(long treeSize, long day, long signedAt, String note) {}
}
