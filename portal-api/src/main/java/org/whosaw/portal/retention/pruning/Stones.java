package org.whosaw.portal.retention.pruning;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Database;

/** Says of an entry that is not there any more that it was pruned. Safe for threads. */
public final class Stones {
    private final Database database;

    public Stones(Database database) {
        this.database = database;
    }

    /**
     * What is left of an entry.
     *
     * @param place of its leaf in the ledger, which stays
     */
    public record Stone(long place, Instant keptUntil, Instant prunedAt) {}

    /** Returns what is left of an entry of this person, or empty when it was never hers. */
    public Optional<Stone> of(PersonId person, Kept kind, long entryId) {
        return database.read(
                        tx -> tx.dao(StoneDao.class).find(entryId, person.value(), kind.leafKind()))
                .map(
                        row ->
                                new Stone(
                                        row.leafIndex(),
                                        Micros.instant(row.keptUntil()),
                                        Micros.instant(row.prunedAt())));
    }

    /** Finds stones by the places that the ledger names. */
    interface StoneDao {
        /** A stone. */
        record Row(long leafIndex, long keptUntil, long prunedAt) {}

        @SqlQuery(
                """
                SELECT s.leaf_index, s.kept_until, s.pruned_at
                FROM ledger_entry e JOIN retention_stone s ON s.leaf_index = e.leaf_index
                WHERE e.entry_id = :entryId AND e.person_id = :personId AND e.kind = :kind
                ORDER BY s.leaf_index LIMIT 1\
                """)
        Optional<Row> find(long entryId, long personId, int kind);
    }
}
