package org.whosaw.portal.request.rights.task;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Reads and writes the tasks of requests. */
interface TaskDao {
    /** A row of {@code rights_task}. */
    record Row(
            long id,
            long requestId,
            long hospitalId,
            String askedOf,
            @Nullable Long recipientId,
            byte[] words,
            long givenBy,
            long givenAt,
            long dueAt,
            @Nullable Long doneBy,
            @Nullable Long doneAt,
            byte @Nullable [] answer) {
        @Override
        public String toString() {
            return "Row[" + id + "]";
        }
    }

    @SqlUpdate(
            """
            INSERT INTO rights_task (id, request_id, hospital_id, asked_of, recipient_id, words,
                given_by, given_at, due_at, done_by, done_at, answer)
            VALUES (:id, :requestId, :hospitalId, :askedOf, :recipientId, :words,
                :givenBy, :givenAt, :dueAt, :doneBy, :doneAt, :answer)\
            """)
    void add(@BindMethods Row row);

    @SqlQuery("SELECT * FROM rights_task WHERE request_id = :request ORDER BY id")
    List<Row> of(long request);

    @SqlQuery("SELECT * FROM rights_task WHERE id = :id AND request_id = :request")
    Optional<Row> find(long id, long request);

    @SqlUpdate(
            """
            UPDATE rights_task SET done_by = :by, done_at = :at, answer = :answer
            WHERE id = :id AND done_at IS NULL\
            """)
    int done(long id, long by, long at, byte[] answer);
}
