package org.whosaw.portal.retention.pruning;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Keeps legal holds. */
interface HoldDao {
    /** A hold. */
    record Row(
            long id,
            long hospitalId,
            long personId,
            byte[] reason,
            long setBy,
            long setAt,
            @Nullable Long liftedBy,
            @Nullable Long liftedAt,
            byte @Nullable [] liftReason) {}

    @SqlUpdate(
            """
            INSERT INTO legal_hold (id, hospital_id, person_id, reason, set_by, set_at)
            VALUES (:id, :hospitalId, :personId, :reason, :setBy, :setAt)\
            """)
    void add(@BindMethods Row row);

    @SqlUpdate(
            "UPDATE legal_hold SET lifted_by = :by, lifted_at = :now, lift_reason = :reason"
                    + " WHERE id = :id AND hospital_id = :hospitalId AND lifted_at IS NULL")
    int lift(long id, long hospitalId, long by, long now, byte[] reason);

    @SqlQuery(
            "SELECT * FROM legal_hold WHERE hospital_id = :hospitalId AND lifted_at IS NULL"
                    + " ORDER BY id LIMIT 200")
    List<Row> standing(long hospitalId);

    @SqlQuery(
            "SELECT COUNT(*) FROM legal_hold WHERE hospital_id = :hospitalId AND lifted_at IS NULL"
                    + " AND (person_id = 0 OR person_id = :personId)")
    int about(long hospitalId, long personId);
}
