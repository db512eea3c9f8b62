package org.whosaw.portal.request.rights.book;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Reads and writes requests of rights, their steps and answers. */
interface RightsDao {
    /** A row of {@code rights_request}. */
    record Row(
            long id,
            long hospitalId,
            @Nullable Long personId,
            long sealPersonId,
            @Nullable Long accountId,
            @Nullable Long helperId,
            String capacity,
            String kind,
            String scope,
            byte @Nullable [] body,
            @Nullable Long eventId,
            @Nullable Long linkedTo,
            String state,
            String audience,
            @Nullable String outcome,
            @Nullable Long ownerId,
            @Nullable String department,
            int minor,
            long filedAt,
            @Nullable Long importedAt,
            @Nullable Long acknowledgedAt,
            @Nullable Long closedAt,
            @Nullable Long heldAt,
            long clockFrom,
            int usedWorking,
            int usedDays,
            int version,
            int open,
            int urgency,
            int isProtected,
            int admitted,
            long acknowledgeDue,
            long dueAt,
            int provisional,
            @Nullable Long remindAt,
            int reminded) {
        @Override
        public String toString() {
            return "Row[" + id + "]";
        }
    }

    /** A row of {@code rights_event}. */
    record EventRow(
            long id,
            long requestId,
            String step,
            String actor,
            @Nullable Long actorId,
            long happenedAt,
            byte @Nullable [] words) {
        @Override
        public String toString() {
            return "EventRow[" + step + "]";
        }
    }

    /** A row of {@code rights_answer}. */
    record AnswerRow(
            long id,
            long requestId,
            String state,
            String outcome,
            @Nullable String reason,
            @Nullable Long untilDay,
            byte[] body,
            long composedBy,
            long composedAt,
            @Nullable Long releasedBy,
            @Nullable String staffCode,
            @Nullable Long signedAt,
            @Nullable String signature) {
        @Override
        public String toString() {
            return "AnswerRow[" + requestId + "]";
        }
    }

    String COLUMNS =
            "r.id, r.hospital_id, r.person_id, r.seal_person_id, r.account_id, r.helper_id,"
                    + " r.capacity, r.kind, r.scope, r.body, r.event_id, r.linked_to, r.state,"
                    + " r.audience, r.outcome, r.owner_id, r.department, r.minor, r.filed_at,"
                    + " r.imported_at, r.acknowledged_at, r.closed_at, r.held_at, r.clock_from,"
                    + " r.used_working, r.used_days, r.version, r.open, r.urgency, r.protected AS"
                    + " is_protected, r.admitted, r.acknowledge_due, r.due_at, r.provisional,"
                    + " r.remind_at, r.reminded";

    @SqlUpdate(
            """
            INSERT INTO rights_request (id, hospital_id, person_id, seal_person_id, account_id,
                helper_id, capacity, kind, scope, body, event_id, linked_to, state, audience,
                outcome, owner_id, department, minor, filed_at, imported_at, acknowledged_at,
                closed_at, held_at, clock_from, used_working, used_days, version, open, urgency,
                protected, admitted, acknowledge_due, due_at, provisional, remind_at, reminded)
            VALUES (:id, :hospitalId, :personId, :sealPersonId, :accountId,
                :helperId, :capacity, :kind, :scope, :body, :eventId, :linkedTo, :state, :audience,
                :outcome, :ownerId, :department, :minor, :filedAt, :importedAt, :acknowledgedAt,
                :closedAt, :heldAt, :clockFrom, :usedWorking, :usedDays, :version, :open, :urgency,
                :isProtected, :admitted, :acknowledgeDue, :dueAt, :provisional, :remindAt,
                :reminded)\
            """)
    void add(@BindMethods Row row);

    @SqlUpdate(
            """
            INSERT INTO rights_event (id, request_id, step, actor, actor_id, happened_at, words)
            VALUES (:id, :requestId, :step, :actor, :actorId, :happenedAt, :words)\
            """)
    void addEvent(@BindMethods EventRow row);

    @SqlQuery("SELECT " + COLUMNS + " FROM rights_request r WHERE r.id = :id")
    Optional<Row> find(long id);

    @SqlQuery("SELECT * FROM rights_event WHERE request_id = :requestId ORDER BY id")
    List<EventRow> events(long requestId);

    @SqlQuery("SELECT COALESCE(MAX(id), 0) FROM rights_event WHERE request_id = :request")
    long lastEvent(long request);

    @SqlQuery("SELECT * FROM rights_answer WHERE request_id = :requestId ORDER BY id")
    List<AnswerRow> answers(long requestId);

    /** Requests about persons, and those that an account filed about others, newest first. */
    @SqlQuery(
            "SELECT "
                    + COLUMNS
                    + " FROM rights_request r WHERE r.id IN (SELECT id FROM rights_request WHERE"
                    + " person_id IN (<persons>) UNION SELECT id FROM rights_request WHERE"
                    + " account_id = :account) ORDER BY r.id DESC LIMIT :limit")
    List<Row> hers(@BindList List<Long> persons, long account, int limit);

    /** Open requests of a kind about a person, the oldest first. */
    @SqlQuery(
            "SELECT "
                    + COLUMNS
                    + " FROM rights_request r WHERE r.person_id = :person AND r.kind = :kind"
                    + " AND r.open = 1 ORDER BY r.id")
    List<Row> openOf(long person, String kind);

    /** How many are open, and of how many the time is over. */
    record CountRow(int total, int late) {}

    /** What one audience of a hospital owes, after a place in its order. */
    @SqlQuery(
            "SELECT "
                    + COLUMNS
                    + " FROM rights_request r WHERE r.hospital_id = :hospital"
                    + " AND r.audience = :audience AND r.open = 1"
                    + " AND (r.urgency, r.due_at, r.id) > (:urgency, :due, :id)"
                    + " AND (:kind = '' OR r.kind = :kind)"
                    + " AND (:owner = -1 OR COALESCE(r.owner_id, 0) = :owner)"
                    + " AND (:overdue = 0 OR r.held_at IS NULL AND r.due_at <= :now)"
                    + " ORDER BY r.urgency, r.due_at, r.id LIMIT :limit")
    List<Row> queue(
            long hospital,
            String audience,
            String kind,
            long owner,
            int overdue,
            long now,
            int urgency,
            long due,
            long id,
            int limit);

    @SqlQuery(
            "SELECT COUNT(*) AS total, COALESCE(SUM(CASE WHEN due_at <= :now AND held_at IS NULL"
                    + " THEN 1 ELSE 0 END), 0) AS late FROM rights_request WHERE hospital_id ="
                    + " :hospital AND audience = :audience AND open = 1")
    CountRow owed(long hospital, String audience, long now);

    @SqlQuery(
            "SELECT "
                    + COLUMNS
                    + " FROM rights_request r WHERE r.remind_at <= :now ORDER BY r.remind_at LIMIT"
                    + " :limit")
    List<Row> toRemind(long now, int limit);

    @SqlUpdate(
            """
            UPDATE rights_request SET state = :state, open = :open, version = version + 1
            WHERE id = :id AND version = :version\
            """)
    int move(long id, int version, String state, int open);

    @SqlUpdate("UPDATE rights_request SET owner_id = :owner WHERE id = :id")
    void own(long id, long owner);

    @SqlUpdate("UPDATE rights_request SET acknowledged_at = :at WHERE id = :id")
    void acknowledge(long id, long at);

    @SqlUpdate("UPDATE rights_request SET audience = :audience, owner_id = NULL WHERE id = :id")
    void handOver(long id, String audience);

    @SqlUpdate("UPDATE rights_request SET person_id = :person WHERE id = :id")
    void match(long id, long person);

    @SqlUpdate("UPDATE rights_request SET held_at = :at, remind_at = NULL WHERE id = :id")
    void hold(long id, long at);

    @SqlUpdate(
            """
            UPDATE rights_request SET held_at = NULL, closed_at = NULL, clock_from = :from,
                used_working = :usedWorking, used_days = :usedDays, due_at = :due,
                provisional = :provisional, remind_at = :remindAt, reminded = :reminded
            WHERE id = :id\
            """)
    void run(
            long id,
            long from,
            int usedWorking,
            int usedDays,
            long due,
            int provisional,
            long remindAt,
            int reminded);

    @SqlUpdate(
            """
            UPDATE rights_request SET closed_at = :at, outcome = :outcome, held_at = NULL,
                remind_at = NULL WHERE id = :id\
            """)
    void close(long id, long at, @Nullable String outcome);

    @SqlUpdate(
            """
            UPDATE rights_request SET reminded = reminded + 1, remind_at = :next
            WHERE id = :id AND reminded = :reminded AND remind_at IS NOT NULL\
            """)
    int reminded(long id, int reminded, @Nullable Long next);

    @SqlUpdate(
            """
            INSERT INTO rights_answer (id, request_id, state, outcome, reason, until_day, body,
                composed_by, composed_at, released_by, staff_code, signed_at, signature)
            VALUES (:id, :requestId, :state, :outcome, :reason, :untilDay, :body,
                :composedBy, :composedAt, :releasedBy, :staffCode, :signedAt, :signature)\
            """)
    void addAnswer(@BindMethods AnswerRow row);

    @SqlUpdate(
            """
            UPDATE rights_answer SET state = 'returned', released_by = :by
            WHERE request_id = :request AND state = 'composed'\
            """)
    void sendBack(long request, long by);

    @SqlUpdate(
            """
            UPDATE rights_answer SET state = 'sent', released_by = :by, staff_code = :code,
                signed_at = :at, signature = :signature
            WHERE id = :id AND state = 'composed'\
            """)
    int release(long id, long by, String code, long at, String signature);

    /** The runs of open clocks: each is the same for all that began on one day. */
    record RunRow(long filedDay, long fromDay, int usedWorking, int usedDays, long clocks) {}

    @SqlQuery(
            """
            SELECT (r.filed_at + 28800000000) / 86400000000 AS filed_day,
                (r.clock_from + 28800000000) / 86400000000 AS from_day,
                r.used_working, r.used_days, COUNT(*) AS clocks
            FROM rights_request r WHERE r.open = 1 AND r.held_at IS NULL
            GROUP BY 1, 2, r.used_working, r.used_days\
            """)
    List<RunRow> runs();

    /** Sets the end of all clocks of a run to another; the reminders still to come move along. */
    @SqlUpdate(
            """
            UPDATE rights_request SET due_at = :due, provisional = :provisional,
                remind_at = CASE WHEN remind_at IS NULL THEN NULL
                    WHEN reminded = 0 THEN clock_from + (:due - clock_from) / 2
                    WHEN reminded = 1 THEN clock_from + (:due - clock_from) / 5 * 4
                    ELSE :due END
            WHERE open = 1 AND held_at IS NULL
                AND clock_from >= :from AND clock_from < :fromEnd
                AND filed_at >= :filed AND filed_at < :filedEnd
                AND used_working = :usedWorking AND used_days = :usedDays
                AND (due_at <> :due OR provisional <> :provisional)\
            """)
    int recount(
            long from,
            long fromEnd,
            long filed,
            long filedEnd,
            int usedWorking,
            int usedDays,
            long due,
            int provisional);

    @SqlUpdate(
            """
            INSERT INTO rights_silence (id, request_id, due_at, stated_at, statement)
            VALUES (:id, :requestId, :dueAt, :statedAt, :statement)\
            """)
    void addSilence(long id, long requestId, long dueAt, long statedAt, String statement);

    @SqlQuery(
            "SELECT statement FROM rights_silence WHERE request_id = :requestId ORDER BY id DESC"
                    + " LIMIT 1")
    Optional<String> silence(long requestId);
}
