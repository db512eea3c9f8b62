package org.whosaw.portal.request;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Reads and writes the accessors' one-time pages. */
interface ReviewDao {
    /** A row of {@code access_review}; the request is null for a routine review. */
    record Row(
            long id,
            long hospitalId,
            long personId,
            long eventId,
            @Nullable Long requestId,
            byte[] tokenHash,
            long madeBy,
            long madeAt,
            long expiresAt,
            @Nullable Long answeredAt,
            @Nullable String answer,
            @Nullable String reason,
            byte @Nullable [] words) {
        @Override
        public String toString() {
            return "Row[" + id + "]";
        }
    }

    @SqlUpdate(
            """
            INSERT INTO access_review (id, hospital_id, person_id, event_id, request_id,
                token_hash, made_by, made_at, expires_at, answered_at, answer, reason, words)
            VALUES (:id, :hospitalId, :personId, :eventId, :requestId,
                :tokenHash, :madeBy, :madeAt, :expiresAt, :answeredAt, :answer, :reason, :words)\
            """)
    void add(@BindMethods Row row);

    @SqlQuery(
            "SELECT * FROM access_review WHERE token_hash = :hash AND answered_at IS NULL"
                    + " AND expires_at > :now")
    Optional<Row> open(byte[] hash, long now);

    @SqlUpdate(
            """
            UPDATE access_review SET answered_at = :now, answer = :answer, reason = :reason,
                words = :words WHERE id = :id AND answered_at IS NULL AND expires_at > :now\
            """)
    int answer(long id, long now, String answer, @Nullable String reason, byte @Nullable [] words);

    @SqlQuery("SELECT * FROM access_review ORDER BY id")
    List<Row> everything();

    @SqlQuery("SELECT * FROM access_review WHERE request_id = :requestId ORDER BY id")
    List<Row> ofRequest(long requestId);

    @SqlQuery(
            "SELECT * FROM access_review WHERE hospital_id = :hospitalId AND request_id IS NULL"
                    + " ORDER BY id DESC LIMIT :limit")
    List<Row> routine(long hospitalId, int limit);

    /** Returns requests whose pages have all run out unanswered. */
    @SqlQuery(
            """
            SELECT r.id FROM request r WHERE r.state = 'asked' AND NOT EXISTS (
                SELECT 1 FROM access_review v WHERE v.request_id = r.id
                    AND v.answered_at IS NULL AND v.expires_at > :now)
            ORDER BY r.id LIMIT :limit\
            """)
    List<Long> lapsed(long now, int limit);
}
