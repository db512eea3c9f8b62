package org.whosaw.portal.identity.limit;

import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Counts hits in windows that begin with their first hit. */
interface RateWindowDao {
    @SqlQuery(
            "INSERT INTO rate_window (limit_code, key_hash, started_at, hits)"
                    + " VALUES (:limit, :key, :now, 1)"
                    + " ON CONFLICT (limit_code, key_hash) DO UPDATE SET"
                    + " hits = CASE WHEN rate_window.started_at <= :over"
                    + " THEN 1 ELSE rate_window.hits + 1 END,"
                    + " started_at = CASE WHEN rate_window.started_at <= :over"
                    + " THEN :now ELSE rate_window.started_at END"
                    + " RETURNING started_at, hits")
    Window hit(String limit, byte[] key, long now, long over);

    @SqlQuery(
            "SELECT started_at, hits FROM rate_window"
                    + " WHERE limit_code = :limit AND key_hash = :key AND started_at > :over")
    @Nullable Window current(String limit, byte[] key, long over);

    @SqlUpdate("DELETE FROM rate_window WHERE limit_code = :limit AND key_hash = :key")
    int forget(String limit, byte[] key);

    @SqlUpdate("DELETE FROM rate_window WHERE started_at < :before")
    int purge(long before);

    /** A window and its hits so far. */
    record Window(long startedAt, int hits) {}
}
