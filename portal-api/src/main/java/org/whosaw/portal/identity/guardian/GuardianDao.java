package org.whosaw.portal.identity.guardian;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Keeps the links between guardians and children, and what was done to them. */
interface GuardianDao {
    /** Adds a link; one that is there, blocked or not, stays as it is. */
    @SqlUpdate(
            "INSERT INTO guardian_link (id, guardian_id, child_id, relation, reason, since_at,"
                    + " until_at) VALUES (:id, :guardianId, :childId, :relation, :reason, :sinceAt,"
                    + " :untilAt) ON CONFLICT (guardian_id, child_id) DO NOTHING")
    int add(@BindMethods Row row);

    /** Lets a link that has ended, and is not blocked, hold again. */
    @SqlUpdate(
            "UPDATE guardian_link SET relation = :relation, reason = :reason, until_at = :untilAt"
                    + " WHERE guardian_id = :guardianId AND child_id = :childId"
                    + " AND blocked_at IS NULL AND until_at <= :now")
    int renew(@BindMethods Row row, long now);

    /** Changes a link that is not blocked. */
    @SqlUpdate(
            "UPDATE guardian_link SET relation = :relation, reason = :reason, since_at = :since,"
                    + " until_at = :untilAt WHERE guardian_id = :guardianId"
                    + " AND child_id = :childId AND blocked_at IS NULL")
    int change(@BindMethods Row row, long since);

    @SqlQuery("SELECT * FROM guardian_link WHERE child_id = :child ORDER BY since_at, id")
    List<Row> linksTo(long child);

    @SqlUpdate(
            "UPDATE guardian_link SET blocked_at = :now, blocked_reason = :reason"
                    + " WHERE guardian_id = :guardian AND child_id = :child AND blocked_at IS NULL")
    int block(long guardian, long child, String reason, long now);

    @SqlUpdate(
            "UPDATE guardian_link SET blocked_at = NULL, blocked_reason = NULL"
                    + " WHERE guardian_id = :guardian AND child_id = :child"
                    + " AND blocked_at IS NOT NULL")
    int unblock(long guardian, long child);

    @SqlQuery(
            "SELECT relation FROM guardian_link"
                    + " WHERE guardian_id = :guardian AND child_id = :child")
    @Nullable String relation(long guardian, long child);

    @SqlUpdate(
            "INSERT INTO guardian_step (id, guardian_id, child_id, relation, step, reason, paper,"
                    + " staff_user_id, done_at) VALUES (:id, :guardianId, :childId, :relation,"
                    + " :step, :reason, :paper, :staffUserId, :doneAt)")
    void addStep(@BindMethods StepRow row);

    @SqlQuery("SELECT * FROM guardian_step WHERE child_id = :child ORDER BY done_at, id")
    List<StepRow> stepsOf(long child);

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

    /** Something that was done to a link. */
    record StepRow(
            long id,
            long guardianId,
            long childId,
            String relation,
            String step,
            String reason,
            String paper,
            long staffUserId,
            long doneAt) {}
}
