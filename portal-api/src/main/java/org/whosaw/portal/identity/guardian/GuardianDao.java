package org.whosaw.portal.identity.guardian;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Keeps the links between guardians and children. */
interface GuardianDao {
    /** Adds a link; one that is there, blocked or not, stays as it is. */
    @SqlUpdate(
            "INSERT INTO guardian_link (id, guardian_id, child_id, relation, reason, since_at,"
                    + " until_at) VALUES (:id, :guardianId, :childId, :relation, :reason, :sinceAt,"
                    + " :untilAt) ON CONFLICT (guardian_id, child_id) DO NOTHING")
    int add(@BindMethods Row row);

    @SqlQuery(
            "SELECT child_id FROM guardian_link WHERE guardian_id = :guardian"
                    + " AND blocked_at IS NULL AND since_at <= :now AND until_at > :now"
                    + " ORDER BY since_at, child_id")
    List<Long> childrenOf(long guardian, long now);

    @SqlQuery("SELECT * FROM guardian_link WHERE child_id = :child ORDER BY since_at, id")
    List<Row> linksTo(long child);

    @SqlUpdate(
            "UPDATE guardian_link SET blocked_at = :now, blocked_reason = :reason"
                    + " WHERE guardian_id = :guardian AND child_id = :child AND blocked_at IS NULL")
    int block(long guardian, long child, String reason, long now);

    @SqlUpdate(
            "UPDATE guardian_link SET blocked_at = NULL, blocked_reason = NULL"
                    + " WHERE guardian_id = :guardian AND child_id = :child")
    int unblock(long guardian, long child);

    /** A link. */
    record Row(
            long id,
            long guardianId,
            long childId,
            String relation,
            String reason,
            long sinceAt,
            long untilAt,
            @Nullable Long blockedAt,
            @Nullable String blockedReason) {}
}
