package org.whosaw.portal.request;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Reads and writes requests and their history. */
interface RequestDao {
    /** A row of {@code request}; the line is null for kinds that ask about none. */
    record Row(
            long id,
            long hospitalId,
            long personId,
            @Nullable Long accountId,
            String kind,
            String state,
            String audience,
            byte @Nullable [] words,
            long filedAt,
            @Nullable Long startedAt,
            @Nullable Long dueAt,
            int provisional,
            int workingDays,
            @Nullable Long remindAt,
            int reminded,
            @Nullable Long closedAt,
            @Nullable Long eventId,
            @Nullable Long occurredAt) {
        @Override
        public String toString() {
            return "Row[" + id + "]";
        }
    }

    /** A row of {@code request_event}. */
    record EventRow(
            long id,
            long requestId,
            String step,
            String actor,
            @Nullable Long actorId,
            long happenedAt) {}

    /** A row of {@code request_answer}. */
    record AnswerRow(
            long id,
            long requestId,
            String outcome,
            byte[] body,
            long staffUserId,
            String staffCode,
            long signedAt,
            String signature) {
        @Override
        public String toString() {
            return "AnswerRow[" + requestId + "]";
        }
    }

    /** A request and when it last moved. */
    record MovedRow(long id, long at) {}

    @SqlUpdate(
            """
            INSERT INTO request_line (person_id, event_id, request_id)
            VALUES (:personId, :eventId, :requestId)
            ON CONFLICT (person_id, event_id) DO NOTHING\
            """)
    int addLine(long personId, long eventId, long requestId);

    /** Frees the line of a request that she took back, unless it was asked about anew. */
    @SqlUpdate(
            """
            UPDATE request_line SET request_id = :requestId
            WHERE person_id = :personId AND event_id = :eventId
                AND request_id IN (SELECT id FROM request WHERE state = 'withdrawn')\
            """)
    int takeLine(long personId, long eventId, long requestId);

    @SqlUpdate(
            """
            INSERT INTO request (id, hospital_id, person_id, account_id, kind, state, audience,
                words, filed_at, started_at, due_at, provisional, working_days, remind_at,
                reminded, closed_at, event_id, occurred_at)
            VALUES (:id, :hospitalId, :personId, :accountId, :kind, :state, :audience,
                :words, :filedAt, :startedAt, :dueAt, :provisional, :workingDays, :remindAt,
                :reminded, :closedAt, :eventId, :occurredAt)\
            """)
    void add(@BindMethods Row row);

    @SqlUpdate(
            """
            INSERT INTO request_event (id, request_id, step, actor, actor_id, happened_at)
            VALUES (:id, :requestId, :step, :actor, :actorId, :happenedAt)\
            """)
    void addEvent(@BindMethods EventRow row);

    @SqlQuery("SELECT * FROM request ORDER BY id")
    List<Row> everything();

    @SqlQuery("SELECT * FROM request WHERE id = :id")
    Optional<Row> find(long id);

    @SqlQuery(
            "SELECT r.* FROM request_line l JOIN request r ON r.id = l.request_id"
                    + " WHERE l.person_id = :personId AND l.event_id = :eventId")
    Optional<Row> ofLine(long personId, long eventId);

    @SqlQuery(
            "SELECT * FROM request r WHERE r.person_id IN (<persons>) ORDER BY r.id DESC LIMIT"
                    + " :limit")
    List<Row> ofPersons(@BindList List<Long> persons, int limit);

    /** Which requests took a step since, and when the last one was. */
    @SqlQuery(
            """
            SELECT r.id, max(e.happened_at) AS at
            FROM request r JOIN request_event e ON e.request_id = r.id
            WHERE r.person_id IN (<persons>) AND e.happened_at > :since
            GROUP BY r.id ORDER BY at, r.id LIMIT :limit\
            """)
    List<MovedRow> movedSince(@BindList List<Long> persons, long since, int limit);

    @SqlQuery(
            "SELECT * FROM request r WHERE r.hospital_id = :hospitalId AND r.audience IN"
                + " (<audiences>) AND r.state IN ('open', 'asked', 'heard') ORDER BY r.due_at, r.id"
                + " LIMIT :limit")
    List<Row> open(long hospitalId, @BindList List<String> audiences, int limit);

    @SqlQuery(
            "SELECT * FROM request r WHERE r.hospital_id = :hospitalId AND r.audience IN"
                    + " (<audiences>) AND r.state = 'answered' ORDER BY r.id DESC LIMIT :limit")
    List<Row> answered(long hospitalId, @BindList List<String> audiences, int limit);

    @SqlQuery(
            "SELECT count(*) FROM request WHERE hospital_id = :hospitalId"
                    + " AND audience = :audience AND state IN ('open', 'asked', 'heard')")
    int countOpen(long hospitalId, String audience);

    @SqlQuery(
            "SELECT * FROM request r WHERE r.state = 'waiting-for-discharge' ORDER BY r.id LIMIT"
                    + " :limit")
    List<Row> waiting(int limit);

    @SqlQuery("SELECT * FROM request WHERE remind_at <= :now ORDER BY remind_at LIMIT :limit")
    List<Row> toRemind(long now, int limit);

    @SqlQuery("SELECT * FROM request_event WHERE request_id = :requestId ORDER BY id")
    List<EventRow> events(long requestId);

    @SqlQuery("SELECT COALESCE(MAX(id), 0) FROM request_event WHERE request_id = :request")
    long lastEvent(long request);

    @SqlUpdate("UPDATE request SET state = :to WHERE id = :id AND state = :from")
    int move(long id, String from, String to);

    @SqlUpdate(
            """
            UPDATE request SET started_at = :startedAt, due_at = :dueAt,
                provisional = :provisional, remind_at = :remindAt WHERE id = :id\
            """)
    void start(long id, long startedAt, long dueAt, int provisional, long remindAt);

    @SqlUpdate("UPDATE request SET closed_at = :at, remind_at = NULL WHERE id = :id")
    void close(long id, long at);

    @SqlUpdate(
            """
            UPDATE request SET reminded = reminded + 1, remind_at = :next
            WHERE id = :id AND reminded = :reminded AND remind_at IS NOT NULL\
            """)
    int reminded(long id, int reminded, @Nullable Long next);

    @SqlUpdate(
            """
            INSERT INTO request_answer (id, request_id, outcome, body, staff_user_id, staff_code,
                signed_at, signature)
            VALUES (:id, :requestId, :outcome, :body, :staffUserId, :staffCode,
                :signedAt, :signature)\
            """)
    void addAnswer(@BindMethods AnswerRow row);

    @SqlQuery("SELECT * FROM request_answer WHERE request_id = :requestId")
    Optional<AnswerRow> answer(long requestId);
}
