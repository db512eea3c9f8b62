package org.whosaw.portal.webhook;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Keeps deliveries. A claim moves {@code next_at} ahead by the lease, in one statement. */
interface DeliveryDao {
    @SqlUpdate(
            """
            INSERT INTO webhook_delivery (id, endpoint_id, kind, body, state, attempts, next_at,
                created_at)
            VALUES (:id, :endpointId, :kind, :body, 'waiting', 0, :createdAt, :createdAt)\
            """)
    void add(@BindMethods New delivery);

    @SqlQuery(
            "UPDATE webhook_delivery SET next_at = :leaseEnd, attempts = attempts + 1 WHERE id IN"
                    + " (SELECT id FROM webhook_delivery WHERE endpoint_id = :endpointId"
                    + " AND state = 'waiting' AND next_at <= :now ORDER BY next_at LIMIT :most"
                    + "<claimSuffix>) RETURNING id, kind, body, attempts")
    List<Claimed> claim(
            long endpointId, long now, long leaseEnd, int most, @Define String claimSuffix);

    @SqlBatch(
            "UPDATE webhook_delivery SET state = 'delivered', settled_at = :now, last_error = NULL"
                    + " WHERE id = :id AND state = 'waiting'")
    int[] delivered(List<Long> id, long now);

    @SqlUpdate(
            "UPDATE webhook_delivery SET next_at = :next, last_error = :error"
                    + " WHERE id = :id AND state = 'waiting'")
    int retry(long id, long next, String error);

    /** Puts back what was claimed and not tried. */
    @SqlBatch(
            "UPDATE webhook_delivery SET attempts = attempts - 1, next_at = :now"
                    + " WHERE id = :id AND state = 'waiting'")
    int[] release(List<Long> id, long now);

    @SqlUpdate(
            "UPDATE webhook_delivery SET state = 'parked', settled_at = :now, last_error = :error"
                    + " WHERE id = :id AND state = 'waiting'")
    int park(long id, long now, String error);

    @SqlUpdate(
            "UPDATE webhook_delivery SET state = 'waiting', attempts = 0, settled_at = NULL,"
                    + " next_at = :now WHERE endpoint_id = :endpointId AND state = 'parked'")
    int replay(long endpointId, long now);

    @SqlUpdate(
            "UPDATE webhook_delivery SET next_at = :now"
                    + " WHERE endpoint_id = :endpointId AND state = 'waiting' AND next_at > :now")
    int hurry(long endpointId, long now);

    @SqlQuery(
            "SELECT count(*) FROM webhook_delivery"
                    + " WHERE endpoint_id = :endpointId AND state = :state")
    long count(long endpointId, String state);

    @SqlQuery("SELECT * FROM webhook_delivery WHERE id = :id")
    Optional<Row> find(long id);

    @SqlUpdate("DELETE FROM webhook_delivery WHERE state = 'delivered' AND settled_at < :before")
    int purge(long before);

    /** A delivery to write. */
    record New(long id, long endpointId, String kind, byte[] body, long createdAt) {}

    /** A delivery that this worker holds until the lease ends. */
    record Claimed(long id, String kind, byte[] body, int attempts) {}

    /** A delivery. */
    record Row(
            long id,
            long endpointId,
            String kind,
            byte[] body,
            String state,
            int attempts,
            long nextAt,
            long createdAt,
            @Nullable Long settledAt,
            @Nullable String lastError) {}
}
