package org.whosaw.portal.hospital.withheld;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Reads and writes deferrals. */
interface DeferralDao {
    @SqlUpdate(
            """
            INSERT INTO deferral (id, hospital_id, kind, entry_id, person_id, occurred_at, grounds,
                until_at, review_at, state, origin, proposed_by, proposed_at, approved_by,
                reviewed_by, reviewed_at, ended_by, ended_at, ended_why)
            VALUES (:id, :hospitalId, :kind, :entryId, :personId, :occurredAt, :grounds,
                :untilAt, :reviewAt, :state, :origin, :proposedBy, :proposedAt, :approvedBy,
                :reviewedBy, :reviewedAt, :endedBy, :endedAt, :endedWhy)\
            """)
    void add(@BindMethods DeferralRow row);

    @SqlQuery(
            """
            SELECT * FROM deferral
            WHERE hospital_id = :hospitalId AND state IN ('proposed', 'standing')
            ORDER BY review_at, id LIMIT :limit\
            """)
    List<DeferralRow> open(long hospitalId, int limit);

    @SqlQuery("SELECT * FROM deferral WHERE id = :id AND hospital_id = :hospitalId")
    Optional<DeferralRow> find(long id, long hospitalId);

    @SqlQuery(
            "SELECT * FROM deferral WHERE state = 'standing' AND until_at <= :now"
                    + " ORDER BY until_at, id LIMIT :limit")
    List<DeferralRow> due(long now, int limit);

    @SqlUpdate(
            "UPDATE deferral SET state = 'standing', approved_by = :by"
                    + " WHERE id = :id AND state = 'proposed'")
    int approve(long id, long by);

    @SqlUpdate(
            "UPDATE deferral SET state = 'declined', ended_by = :by, ended_at = :now"
                    + " WHERE id = :id AND state = 'proposed'")
    int decline(long id, long by, long now);

    @SqlUpdate(
            "UPDATE deferral SET review_at = :next, reviewed_by = :by, reviewed_at = :now"
                    + " WHERE id = :id AND state = 'standing'")
    int review(long id, long by, long now, long next);

    @SqlUpdate(
            "UPDATE deferral SET state = 'lifted', ended_by = :by, ended_at = :now,"
                    + " ended_why = :why WHERE id = :id AND state = 'standing'")
    int lift(long id, long by, long now, byte[] why);

    @SqlUpdate(
            "UPDATE deferral SET state = 'revealed', ended_at = :now"
                    + " WHERE id = :id AND state = 'standing'")
    int reveal(long id, long now);

    @SqlQuery(
            """
            SELECT * FROM deferral WHERE kind = :kind AND entry_id = :entryId
                AND (person_id = 0 OR person_id = :personId) AND state IN ('lifted', 'revealed')
            ORDER BY ended_at DESC, id DESC LIMIT 1\
            """)
    Optional<DeferralRow> told(int kind, long entryId, long personId);
}
