package org.whosaw.portal.consent.stop;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Keeps stops, where they have to arrive, and their steps. */
interface StopDao {
    @SqlUpdate(
            """
            INSERT INTO consent_stop (id, hospital_id, person_id, recipient_id, kind, cause, grants,
                stopped_at)
            VALUES (:id, :hospitalId, :personId, :recipientId, :kind, :cause, :grants, :stoppedAt)\
            """)
    void add(@BindMethods StopRow row);

    @SqlUpdate(
            """
            INSERT INTO stop_target (id, stop_id, hospital_id, person_id, system_id, recipient_id,
                parent_id, statement_id, state, changed_at, stop_due_at, delete_due_at, provisional,
                late, delivery_id, list_id)
            VALUES (:id, :stopId, :hospitalId, :personId, :systemId, :recipientId, :parentId,
                :statementId, :state, :changedAt, :stopDueAt, :deleteDueAt, :provisional, :late, :deliveryId,
                :listId)\
            """)
    void addTarget(@BindMethods TargetRow row);

    @SqlUpdate(
            """
            INSERT INTO stop_event (id, target_id, person_id, step, actor, actor_id, happened_at)
            VALUES (:id, :targetId, :personId, :step, :actor, :actorId, :happenedAt)\
            """)
    void addEvent(@BindMethods EventRow row);

    @SqlUpdate(
            """
            UPDATE stop_target SET state = :to, changed_at = :at, late = :late, list_id = :listId
            WHERE id = :id AND state = :from\
            """)
    int move(long id, String from, String to, long at, int late, @Nullable Long listId);

    @SqlQuery("SELECT COALESCE(MAX(id), 0) FROM stop_event WHERE target_id = :target")
    long lastEvent(long target);

    @SqlQuery("SELECT * FROM consent_stop WHERE id = :id")
    Optional<StopRow> find(long id);

    @SqlQuery(
            "SELECT * FROM consent_stop WHERE person_id IN (<persons>) ORDER BY id DESC LIMIT"
                    + " :most")
    List<StopRow> ofPersons(@BindList List<Long> persons, int most);

    @SqlQuery(
            "SELECT * FROM consent_stop WHERE person_id = :person AND recipient_id = :recipient"
                    + " ORDER BY id DESC LIMIT 1")
    Optional<StopRow> newest(long person, long recipient);

    @SqlQuery(
            "SELECT * FROM consent_stop WHERE hospital_id = :hospital AND id > :after"
                    + " ORDER BY id LIMIT :most")
    List<StopRow> ofHospital(long hospital, long after, int most);

    /**
     * Returns of each person and recipient the newest stop or end, as long as something that was
     * taken back or ended is not allowed again: what a whole night list says.
     */
    @SqlQuery(
            """
            SELECT s.* FROM consent_stop s WHERE s.hospital_id = :hospital AND s.kind <> 'given'
                AND s.id = (SELECT MAX(n.id) FROM consent_stop n WHERE n.person_id = s.person_id
                    AND n.recipient_id = s.recipient_id AND n.kind <> 'given')
                AND EXISTS (SELECT 1 FROM consent_grant g WHERE g.person_id = s.person_id
                    AND g.recipient_id = s.recipient_id AND g.state NOT IN ('live', 'used')
                    AND NOT EXISTS (SELECT 1 FROM consent_grant l
                        WHERE l.person_id = g.person_id AND l.use_id = g.use_id
                            AND l.state = 'live' AND (l.until_at IS NULL OR l.until_at > :now)))
            ORDER BY s.id\
            """)
    List<StopRow> inForce(long hospital, long now);

    @SqlQuery("SELECT * FROM consent_stop ORDER BY id")
    List<StopRow> everything();

    @SqlQuery("SELECT * FROM stop_target WHERE stop_id = :stopId ORDER BY id")
    List<TargetRow> targets(long stopId);

    @SqlQuery("SELECT * FROM stop_target WHERE id = :id")
    Optional<TargetRow> target(long id);

    @SqlQuery("SELECT * FROM stop_event WHERE target_id = :targetId ORDER BY id")
    List<EventRow> events(long targetId);

    @SqlQuery("SELECT * FROM stop_target WHERE delivery_id IN (<deliveries>) AND state = 'calling'")
    List<TargetRow> calledBy(@BindList List<Long> deliveries);

    /** Returns where a list has to be made or read, the oldest first. */
    @SqlQuery(
            "SELECT * FROM stop_target WHERE system_id = :system"
                    + " AND state IN ('awaiting-list', 'listed') ORDER BY id")
    List<TargetRow> listed(long system);

    @SqlQuery("SELECT * FROM stop_target WHERE stop_id = :stop AND system_id = :system")
    Optional<TargetRow> ofSystem(long stop, long system);

    /** Returns what stands on a list and was not confirmed: each list is whole. */
    @SqlQuery(
            "SELECT * FROM stop_target WHERE system_id = :system AND state = 'listed'"
                    + " AND list_id <= :list ORDER BY id")
    List<TargetRow> upTo(long system, long list);

    /** Returns where a recipient still owes a word about itself. */
    @SqlQuery(
            """
            SELECT * FROM stop_target WHERE recipient_id = :recipient
                AND state IN ('owes-stop', 'stop-late', 'stopped', 'deletion-late') ORDER BY id\
            """)
    List<TargetRow> owing(long recipient);

    /** Returns a recipient's own, and those of the parties that it declared. */
    @SqlQuery(
            """
            SELECT * FROM stop_target WHERE recipient_id = :recipient
                OR (parent_id = :recipient AND statement_id IS NOT NULL)
            ORDER BY id DESC LIMIT :most\
            """)
    List<TargetRow> ofRecipient(long recipient, int most);

    @SqlQuery(
            """
            SELECT * FROM stop_target WHERE hospital_id = :hospital AND system_id IS NULL
                AND (late = 1 OR state IN ('owes-stop', 'stopped'))
            ORDER BY CASE WHEN state IN ('stop-late', 'deletion-late') THEN 0
                WHEN state = 'deleted' THEN 2 ELSE 1 END, stop_due_at, id LIMIT :most\
            """)
    List<TargetRow> watched(long hospital, int most);

    @SqlQuery(
            """
            SELECT * FROM stop_target WHERE (state = 'owes-stop' AND stop_due_at <= :now)
                OR (state = 'stopped' AND delete_due_at <= :now) ORDER BY id LIMIT :most\
            """)
    List<TargetRow> due(long now, int most);

    @SqlUpdate(
            """
            INSERT INTO stop_letter (target_id, code_hash, made_at, made_by)
            VALUES (:targetId, :codeHash, :madeAt, :madeBy)
            ON CONFLICT (target_id) DO UPDATE SET code_hash = excluded.code_hash,
                made_at = excluded.made_at, made_by = excluded.made_by, used_at = NULL\
            """)
    void putLetter(long targetId, byte[] codeHash, long madeAt, long madeBy);

    @SqlUpdate(
            "UPDATE stop_letter SET posting = :posting, posted_at = :at WHERE target_id ="
                    + " :targetId")
    int posted(long targetId, String posting, long at);

    @SqlUpdate("UPDATE stop_letter SET used_at = :at WHERE target_id = :targetId")
    int usedLetter(long targetId, long at);

    @SqlQuery("SELECT * FROM stop_letter WHERE code_hash = :codeHash AND used_at IS NULL")
    Optional<LetterRow> letter(byte[] codeHash);

    @SqlQuery("SELECT * FROM stop_letter WHERE target_id = :targetId")
    Optional<LetterRow> letterOf(long targetId);

    @SqlUpdate(
            """
            INSERT INTO recipient_statement (id, hospital_id, recipient_id, kind, name, detail,
                declared_at, declared_by)
            VALUES (:id, :hospitalId, :recipientId, :kind, :name, :detail, :declaredAt,
                :declaredBy)\
            """)
    void declare(@BindMethods StatementRow row);

    @SqlQuery("SELECT * FROM recipient_statement WHERE recipient_id = :recipient ORDER BY id")
    List<StatementRow> statements(long recipient);

    @SqlQuery(
            "SELECT * FROM recipient_statement WHERE hospital_id = :hospital"
                    + " AND kind = 'sub-recipient' ORDER BY id")
    List<StatementRow> declared(long hospital);

    @SqlQuery("SELECT * FROM recipient_statement WHERE id = :id")
    Optional<StatementRow> statement(long id);

    /** A stop. */
    record StopRow(
            long id,
            long hospitalId,
            long personId,
            long recipientId,
            String kind,
            String cause,
            String grants,
            long stoppedAt) {}

    /** Where it has to arrive. */
    record TargetRow(
            long id,
            long stopId,
            long hospitalId,
            long personId,
            @Nullable Long systemId,
            @Nullable Long recipientId,
            @Nullable Long parentId,
            @Nullable Long statementId,
            String state,
            long changedAt,
            @Nullable Long stopDueAt,
            @Nullable Long deleteDueAt,
            int provisional,
            int late,
            @Nullable Long deliveryId,
            @Nullable Long listId) {}

    /** A step. */
    record EventRow(
            long id,
            long targetId,
            long personId,
            String step,
            String actor,
            @Nullable Long actorId,
            long happenedAt) {}

    /** A letter. */
    record LetterRow(
            long targetId,
            byte[] codeHash,
            long madeAt,
            long madeBy,
            @Nullable String posting,
            @Nullable Long postedAt,
            @Nullable Long usedAt) {
        @Override
        public String toString() {
            return "LetterRow[" + targetId + "]";
        }
    }

    /** What a recipient said. */
    record StatementRow(
            long id,
            long hospitalId,
            long recipientId,
            String kind,
            String name,
            String detail,
            long declaredAt,
            long declaredBy) {}
}
