package org.whosaw.portal.request.rights.paper;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Reads and writes the papers of requests. */
interface PaperDao {
    /** A row of {@code rights_proof}. */
    record Row(
            long id,
            long requestId,
            String kind,
            String mediaType,
            int size,
            byte[] digest,
            byte @Nullable [] content,
            long arrivedAt,
            @Nullable Long checkedBy,
            @Nullable Long checkedAt,
            @Nullable Integer accepted,
            @Nullable Long destroyedAt) {
        @Override
        public String toString() {
            return "Row[" + id + "]";
        }
    }

    @SqlUpdate(
            """
            INSERT INTO rights_proof (id, request_id, kind, media_type, size, digest, content,
                arrived_at, checked_by, checked_at, accepted, destroyed_at)
            VALUES (:id, :requestId, :kind, :mediaType, :size, :digest, :content,
                :arrivedAt, :checkedBy, :checkedAt, :accepted, :destroyedAt)\
            """)
    void add(@BindMethods Row row);

    @SqlQuery("SELECT * FROM rights_proof WHERE request_id = :request ORDER BY id")
    List<Row> of(long request);

    @SqlQuery("SELECT * FROM rights_proof WHERE id = :id AND request_id = :request")
    Optional<Row> find(long id, long request);

    @SqlUpdate(
            """
            UPDATE rights_proof SET content = NULL, checked_by = :by, checked_at = :at,
                accepted = :accepted, destroyed_at = :at
            WHERE request_id = :request AND destroyed_at IS NULL\
            """)
    int check(long request, long by, long at, int accepted);
}
