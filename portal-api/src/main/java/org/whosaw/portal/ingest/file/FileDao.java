package org.whosaw.portal.ingest.file;

import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Reads and writes what is known of files. */
interface FileDao {
    /** One file, read by one job. */
    record Row(
            long id,
            long hospitalId,
            byte[] sha256,
            byte[] job,
            String format,
            String state,
            int chunks,
            long pages,
            long rowCount,
            long accepted,
            long duplicate,
            long held,
            long doubtful,
            long rejected,
            @Nullable String original,
            long begunAt,
            @Nullable Long finishedAt) {}

    @SqlQuery(
            "SELECT * FROM ingest_file WHERE hospital_id = :hospitalId AND sha256 = :sha256"
                    + " AND job = :job")
    Optional<Row> find(long hospitalId, byte[] sha256, byte[] job);

    @SqlQuery("SELECT * FROM ingest_file WHERE id = :id")
    Optional<Row> byId(long id);

    /** A file that was done begins anew; one that was stopped keeps what it has. */
    @SqlUpdate(
            """
            INSERT INTO ingest_file (id, hospital_id, sha256, job, format, state, chunks, pages,
                row_count, accepted, duplicate, held, doubtful, rejected, begun_at)
            VALUES (:id, :hospitalId, :sha256, :job, :format, 'begun', 0, 0,
                0, 0, 0, 0, 0, 0, :begunAt)
            ON CONFLICT (hospital_id, sha256, job) DO UPDATE SET state = 'begun', chunks = 0,
                pages = 0, row_count = 0, accepted = 0, duplicate = 0, held = 0, doubtful = 0,
                rejected = 0, original = NULL, begun_at = excluded.begun_at, finished_at = NULL
            WHERE ingest_file.state <> 'begun'\
            """)
    void begin(@BindMethods Row row);

    @SqlUpdate(
            """
            UPDATE ingest_file SET chunks = chunks + 1, pages = pages + :pages,
                row_count = row_count + :rows, accepted = accepted + :accepted,
                duplicate = duplicate + :duplicate, held = held + :held,
                doubtful = doubtful + :doubtful, rejected = rejected + :rejected
            WHERE id = :id\
            """)
    void durable(
            long id,
            long pages,
            long rows,
            long accepted,
            long duplicate,
            long held,
            long doubtful,
            long rejected);

    @SqlUpdate(
            "UPDATE ingest_file SET state = 'done', row_count = row_count + :refused,"
                    + " rejected = rejected + :refused, finished_at = :at WHERE id = :id")
    void finish(long id, long refused, long at);

    @SqlUpdate("UPDATE ingest_file SET original = :original WHERE id = :id")
    void original(long id, String original);
}
