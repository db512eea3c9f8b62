package org.whosaw.portal.outbox;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Keeps envelopes. A claim moves {@code next_attempt_at} ahead by the lease, in one statement. */
interface EnvelopeDao {
    @SqlUpdate(
            "INSERT INTO outbox_envelope (id, channel, template, body, state, attempts,"
                    + " next_attempt_at, useful_until, created_at) VALUES (:id, :channel,"
                    + " :template, :body, 'waiting', 0, :createdAt, :usefulUntil, :createdAt)")
    void add(@BindMethods New envelope);

    @SqlQuery(
            "SELECT count(*) FROM outbox_envelope"
                    + " WHERE state = 'waiting' AND next_attempt_at <= :now")
    int due(long now);

    @SqlQuery(
            "UPDATE outbox_envelope SET next_attempt_at = :leaseEnd, attempts = attempts + 1 WHERE"
                    + " id IN (SELECT id FROM outbox_envelope WHERE state = 'waiting' AND"
                    + " next_attempt_at <= :now ORDER BY next_attempt_at LIMIT :most<claimSuffix>)"
                    + " RETURNING id, channel, template, body, attempts, useful_until")
    List<Claimed> claim(long now, long leaseEnd, int most, @Define String claimSuffix);

    @SqlUpdate(
            "UPDATE outbox_envelope SET state = :state, body = NULL, settled_at = :now,"
                    + " last_error = :error WHERE id = :id AND state = 'waiting'")
    int settle(long id, String state, long now, @Nullable String error);

    @SqlUpdate(
            "UPDATE outbox_envelope SET next_attempt_at = :next, last_error = :error"
                    + " WHERE id = :id AND state = 'waiting'")
    int retry(long id, long next, String error);

    @SqlQuery("SELECT state FROM outbox_envelope WHERE id = :id")
    String state(long id);

    @SqlQuery("SELECT count(*) FROM outbox_envelope WHERE state = :state")
    int count(String state);

    @SqlUpdate("DELETE FROM outbox_envelope WHERE settled_at < :before")
    int purge(long before);

    /** A new envelope with its sealed body. */
    record New(
            long id,
            String channel,
            String template,
            byte[] body,
            long usefulUntil,
            long createdAt) {}

    /** An envelope that this worker holds until the lease ends. */
    record Claimed(
            long id,
            String channel,
            String template,
            byte @Nullable [] body,
            int attempts,
            long usefulUntil) {}
}
