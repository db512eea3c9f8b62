package org.whosaw.portal.webhook;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Keeps endpoints. */
interface EndpointDao {
    @SqlUpdate(
            """
            INSERT INTO webhook_endpoint (id, hospital_id, owner, owner_code, host, url, secret,
                failures, rest_until, created_at)
            VALUES (:id, :hospitalId, :owner, :ownerCode, :host, :url, :secret, 0, 0, :createdAt)
            ON CONFLICT (hospital_id, owner, owner_code) DO UPDATE SET host = excluded.host,
                url = excluded.url, secret = excluded.secret, old_secret = NULL, old_until = NULL,
                failures = 0, rest_until = 0, last_error = NULL\
            """)
    void put(@BindMethods New endpoint);

    @SqlUpdate(
            """
            UPDATE webhook_endpoint SET old_secret = secret, old_until = :oldUntil,
                secret = :secret WHERE id = :id AND hospital_id = :hospitalId\
            """)
    int rotate(long id, long hospitalId, byte[] secret, long oldUntil);

    @SqlQuery(
            "SELECT * FROM webhook_endpoint WHERE hospital_id = :hospitalId AND owner = :owner"
                    + " AND owner_code = :ownerCode")
    Optional<Row> find(long hospitalId, String owner, String ownerCode);

    @SqlQuery(
            "SELECT * FROM webhook_endpoint WHERE hospital_id = :hospitalId ORDER BY owner,"
                    + " owner_code")
    List<Row> ofHospital(long hospitalId);

    /** Returns the endpoints that are awake and have something due. */
    @SqlQuery(
            """
            SELECT * FROM webhook_endpoint e WHERE e.rest_until <= :now AND EXISTS (
                SELECT 1 FROM webhook_delivery d WHERE d.endpoint_id = e.id
                    AND d.state = 'waiting' AND d.next_at <= :now)
            ORDER BY e.id\
            """)
    List<Row> due(long now);

    @SqlUpdate(
            "UPDATE webhook_endpoint SET failures = 0, rest_until = 0, last_ok_at = :now,"
                    + " last_error = NULL WHERE id = :id")
    void worked(long id, long now);

    @SqlUpdate(
            "UPDATE webhook_endpoint SET failures = failures + 1, rest_until = :restUntil,"
                    + " last_error = :error WHERE id = :id")
    void failed(long id, long restUntil, String error);

    @SqlUpdate("UPDATE webhook_endpoint SET last_error = :error WHERE id = :id")
    void refused(long id, String error);

    @SqlUpdate(
            "UPDATE webhook_endpoint SET failures = 0, rest_until = 0"
                    + " WHERE id = :id AND hospital_id = :hospitalId")
    int wake(long id, long hospitalId);

    /** An endpoint to write. */
    record New(
            long id,
            long hospitalId,
            String owner,
            String ownerCode,
            String host,
            byte[] url,
            byte[] secret,
            long createdAt) {}

    /** An endpoint. */
    record Row(
            long id,
            long hospitalId,
            String owner,
            String ownerCode,
            String host,
            byte[] url,
            byte[] secret,
            byte @Nullable [] oldSecret,
            @Nullable Long oldUntil,
            int failures,
            long restUntil,
            @Nullable Long lastOkAt,
            @Nullable String lastError,
            long createdAt) {
        @Override
        public String toString() {
            return "Row[" + id + "]";
        }
    }
}
