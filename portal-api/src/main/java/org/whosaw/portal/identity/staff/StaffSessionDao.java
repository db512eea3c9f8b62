package org.whosaw.portal.identity.staff;

import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Keeps the sessions of staff. */
interface StaffSessionDao {
    @SqlUpdate(
            """
            INSERT INTO staff_session (id, staff_user_id, secret_hash, created_at, seen_at,
                expires_at, ended_at)
            VALUES (:id, :staffUserId, :secretHash, :now, :now, :expiresAt, NULL)\
            """)
    void open(long id, long staffUserId, byte[] secretHash, long now, long expiresAt);

    /** Returns the session that is open now, with what its owner is. */
    @SqlQuery(
            """
            SELECT s.id, s.staff_user_id, u.hospital_id, u.roles, s.seen_at
            FROM staff_session s JOIN staff_user u ON u.id = s.staff_user_id
            WHERE s.secret_hash = :secretHash AND s.ended_at IS NULL AND s.expires_at > :now
                AND s.seen_at > :idleSince AND u.disabled_at IS NULL AND u.recipient_id IS NULL\
            """)
    Optional<Open> current(byte[] secretHash, long now, long idleSince);

    /** Returns the session of a recipient's login that is open now. */
    @SqlQuery(
            """
            SELECT s.id, s.staff_user_id, u.hospital_id, u.recipient_id, s.seen_at
            FROM staff_session s JOIN staff_user u ON u.id = s.staff_user_id
            WHERE s.secret_hash = :secretHash AND s.ended_at IS NULL AND s.expires_at > :now
                AND s.seen_at > :idleSince AND u.disabled_at IS NULL
                AND u.recipient_id IS NOT NULL\
            """)
    Optional<OpenRecipient> currentRecipient(byte[] secretHash, long now, long idleSince);

    /** Returns a session that is open now, however long nobody was seen in it. */
    @SqlQuery(
            """
            SELECT s.id, s.staff_user_id, u.hospital_id, u.roles, s.seen_at
            FROM staff_session s JOIN staff_user u ON u.id = s.staff_user_id
            WHERE s.id = :id AND s.ended_at IS NULL AND s.expires_at > :now
                AND u.disabled_at IS NULL AND u.recipient_id IS NULL\
            """)
    Optional<Open> byId(long id, long now);

    @SqlUpdate("UPDATE staff_session SET seen_at = :now WHERE id = :id AND ended_at IS NULL")
    int touch(long id, long now);

    @SqlUpdate("UPDATE staff_session SET ended_at = :now WHERE id = :id AND ended_at IS NULL")
    int end(long id, long now);

    @SqlUpdate("DELETE FROM staff_session WHERE expires_at < :before")
    int purge(long before);

    @SqlUpdate(
            """
            UPDATE staff_session SET ended_at = :now
            WHERE staff_user_id = :staffUserId AND ended_at IS NULL\
            """)
    int endAll(long staffUserId, long now);

    /** An open session of a recipient. */
    record OpenRecipient(
            long id, long staffUserId, long hospitalId, long recipientId, long seenAt) {}

    /** An open session. */
    record Open(long id, long staffUserId, long hospitalId, String roles, long seenAt) {}
}
