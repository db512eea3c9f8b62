package org.whosaw.portal.consent;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Reads and writes grants, their steps, and refusals. */
interface GrantDao {
    /** A row of {@code consent_grant}. */
    record GrantRow(
            long id,
            long hospitalId,
            long personId,
            long useId,
            long recipientId,
            String purpose,
            int commercial,
            long noticeId,
            byte[] noticeHash,
            long elements,
            String mode,
            long givenAt,
            @Nullable Long untilAt,
            @Nullable Long encounterId,
            String actor,
            @Nullable Long accountId,
            @Nullable String relation,
            String state,
            @Nullable Long closedAt,
            @Nullable Long revokedAt,
            @Nullable Long holdsUntil) {
        @Override
        public String toString() {
            return "GrantRow[" + id + "]";
        }
    }

    /** A row of {@code consent_event}. */
    record EventRow(
            long id,
            long grantId,
            long personId,
            String step,
            String actor,
            @Nullable Long actorId,
            long happenedAt) {}

    /** A row of {@code consent_refusal}. */
    record RefusalRow(
            long id,
            long hospitalId,
            long personId,
            long useId,
            long recipientId,
            String purpose,
            long noticeId,
            byte[] noticeHash,
            String actor,
            @Nullable Long accountId,
            long refusedAt,
            long untilAt) {
        @Override
        public String toString() {
            return "RefusalRow[" + id + "]";
        }
    }

    @SqlUpdate(
            """
            INSERT INTO consent_grant (id, hospital_id, person_id, use_id, recipient_id, purpose,
                commercial, notice_id, notice_hash, elements, mode, given_at, until_at,
                encounter_id, actor, account_id, relation, state, closed_at, revoked_at, holds_until)
            VALUES (:id, :hospitalId, :personId, :useId, :recipientId, :purpose,
                :commercial, :noticeId, :noticeHash, :elements, :mode, :givenAt, :untilAt,
                :encounterId, :actor, :accountId, :relation, :state, :closedAt, :revokedAt,
                :holdsUntil)\
            """)
    void add(@BindMethods GrantRow row);

    @SqlUpdate(
            """
            INSERT INTO consent_event (id, grant_id, person_id, step, actor, actor_id, happened_at)
            VALUES (:id, :grantId, :personId, :step, :actor, :actorId, :happenedAt)\
            """)
    void addEvent(@BindMethods EventRow row);

    @SqlUpdate(
            """
            INSERT INTO consent_refusal (id, hospital_id, person_id, use_id, recipient_id, purpose,
                notice_id, notice_hash, actor, account_id, refused_at, until_at)
            VALUES (:id, :hospitalId, :personId, :useId, :recipientId, :purpose,
                :noticeId, :noticeHash, :actor, :accountId, :refusedAt, :untilAt)\
            """)
    void addRefusal(@BindMethods RefusalRow row);

    @SqlUpdate(
            """
            UPDATE consent_grant SET state = :to, closed_at = COALESCE(closed_at, :at)
            WHERE id = :id AND state = :from\
            """)
    int close(long id, String from, String to, long at);

    @SqlUpdate(
            """
            UPDATE consent_grant SET state = :to, closed_at = COALESCE(closed_at, :at),
                revoked_at = :at
            WHERE id = :id AND state = :from\
            """)
    int revoke(long id, String from, String to, long at);

    @SqlUpdate(
            """
            UPDATE consent_grant SET state = 'used', closed_at = :at, holds_until = :until
            WHERE id = :id AND state = 'live'\
            """)
    int use(long id, long at, long until);

    @SqlQuery("SELECT COALESCE(MAX(id), 0) FROM consent_event WHERE grant_id = :grant")
    long lastEvent(long grant);

    @SqlQuery("SELECT * FROM consent_grant WHERE id = :id")
    Optional<GrantRow> find(long id);

    @SqlQuery("SELECT * FROM consent_grant WHERE person_id = :person ORDER BY id DESC LIMIT :limit")
    List<GrantRow> ofPerson(long person, int limit);

    @SqlQuery(
            "SELECT * FROM consent_grant WHERE person_id = :person AND use_id = :use"
                    + " AND state = 'live'")
    Optional<GrantRow> live(long person, long use);

    @SqlQuery(
            "SELECT * FROM consent_grant WHERE person_id = :person AND recipient_id = :recipient"
                    + " ORDER BY id DESC")
    List<GrantRow> ofRecipient(long person, long recipient);

    @SqlQuery(
            "SELECT * FROM consent_grant WHERE use_id = :use AND state = 'live'"
                    + " ORDER BY person_id")
    List<GrantRow> liveOfUse(long use);

    @SqlQuery(
            "SELECT * FROM consent_grant WHERE state = 'live' AND until_at <= :now"
                    + " ORDER BY until_at LIMIT :limit")
    List<GrantRow> over(long now, int limit);

    @SqlQuery(
            """
            SELECT g.* FROM consent_grant g JOIN encounter e ON e.id = g.encounter_id
            WHERE g.state = 'live' AND e.ended_at <= :now ORDER BY g.id LIMIT :limit\
            """)
    List<GrantRow> discharged(long now, int limit);

    @SqlQuery("SELECT * FROM consent_event WHERE grant_id = :grant ORDER BY id")
    List<EventRow> events(long grant);

    @SqlQuery("SELECT * FROM consent_event WHERE person_id = :person ORDER BY id DESC LIMIT :limit")
    List<EventRow> eventsOf(long person, int limit);

    @SqlQuery(
            "SELECT * FROM consent_refusal WHERE person_id = :person ORDER BY id DESC LIMIT"
                    + " :limit")
    List<RefusalRow> refusals(long person, int limit);

    @SqlQuery("SELECT * FROM consent_refusal WHERE id = :id")
    Optional<RefusalRow> refusal(long id);

    @SqlQuery(
            "SELECT * FROM consent_refusal WHERE person_id = :person AND use_id = :use"
                    + " AND until_at > :now ORDER BY until_at DESC LIMIT 1")
    Optional<RefusalRow> refused(long person, long use, long now);

    @SqlQuery("SELECT * FROM consent_grant ORDER BY id")
    List<GrantRow> everything();

    @SqlQuery("SELECT * FROM consent_refusal ORDER BY id")
    List<RefusalRow> everyRefusal();
}
