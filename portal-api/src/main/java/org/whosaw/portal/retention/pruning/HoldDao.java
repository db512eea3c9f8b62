package org.whosaw.portal.retention.pruning;

import java.util.List;
import java.util.Optional;
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
            byte @Nullable [] law,
            byte[] reason,
            long setBy,
            long setAt,
            @Nullable Long reviewAt,
            @Nullable Long reviewedBy,
            @Nullable Long liftAskedBy,
            @Nullable Long liftAskedAt,
            byte @Nullable [] liftReason,
            @Nullable Long liftedBy,
            @Nullable Long liftedAt) {}

    @SqlUpdate(
            """
            INSERT INTO legal_hold (id, hospital_id, person_id, law, reason, set_by, set_at,
                review_at)
            VALUES (:id, :hospitalId, :personId, :law, :reason, :setBy, :setAt, :reviewAt)\
            """)
    void add(@BindMethods Row row);

    @SqlUpdate(
            "UPDATE legal_hold SET review_at = :on, reviewed_by = :by, lift_asked_by = NULL,"
                    + " lift_asked_at = NULL, lift_reason = NULL"
                    + " WHERE id = :id AND hospital_id = :hospitalId AND lifted_at IS NULL")
    int review(long id, long hospitalId, long by, long on);

    @SqlUpdate(
            "UPDATE legal_hold SET lift_asked_by = :by, lift_asked_at = :now, lift_reason = :reason"
                    + " WHERE id = :id AND hospital_id = :hospitalId AND lifted_at IS NULL"
                    + " AND lift_asked_at IS NULL")
    int askToLift(long id, long hospitalId, long by, long now, byte[] reason);

    @SqlUpdate(
            "UPDATE legal_hold SET lifted_by = :by, lifted_at = :now"
                    + " WHERE id = :id AND hospital_id = :hospitalId AND lifted_at IS NULL"
                    + " AND lift_asked_by <> :by")
    int lift(long id, long hospitalId, long by, long now);

    @SqlQuery(
            "SELECT * FROM legal_hold WHERE id = :id AND hospital_id = :hospitalId"
                    + " AND lifted_at IS NULL")
    Optional<Row> find(long id, long hospitalId);

    /** Those that stand, first what is to be looked at first. */
    @SqlQuery(
            "SELECT * FROM legal_hold WHERE hospital_id = :hospitalId AND lifted_at IS NULL"
                    + " ORDER BY COALESCE(review_at, 0), id LIMIT 200")
    List<Row> standing(long hospitalId);

    @SqlQuery(
            "SELECT COUNT(*) FROM legal_hold WHERE hospital_id = :hospitalId AND lifted_at IS NULL"
                    + " AND (person_id = 0 OR person_id = :personId)")
    int about(long hospitalId, long personId);
}
