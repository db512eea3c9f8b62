package org.whosaw.portal.ingest.refusal;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Reads and writes counts of what was refused. */
interface RefusalDao {
    /** So many, on a day. */
    record Row(
            long hospitalId,
            long systemId,
            String format,
            long day,
            String rule,
            long refused,
            long lastAt) {}

    @SqlUpdate(
            """
            INSERT INTO ingest_refusal (hospital_id, system_id, format, day, rule, refused, last_at)
            VALUES (:hospitalId, :systemId, :format, :day, :rule, :refused, :lastAt)
            ON CONFLICT (hospital_id, system_id, format, day, rule) DO UPDATE SET
                refused = ingest_refusal.refused + excluded.refused, last_at = excluded.last_at\
            """)
    void add(
            long hospitalId,
            long systemId,
            String format,
            long day,
            String rule,
            long refused,
            long lastAt);

    @SqlQuery(
            "SELECT * FROM ingest_refusal WHERE hospital_id = :hospitalId AND day >= :from"
                    + " ORDER BY day DESC, system_id, format, rule LIMIT 1000")
    List<Row> since(long hospitalId, long from);
}
