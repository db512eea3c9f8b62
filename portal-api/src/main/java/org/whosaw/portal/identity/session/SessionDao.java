package org.whosaw.portal.identity.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.store.PlainQuery;

/** Keeps sessions, refresh tokens and counter codes. */
interface SessionDao {
    String SELECT =
            "SELECT id, account_id, kind, secret_hash, device, family_phone, chosen_person_id,"
                    + " second_factor_person_id, second_factor_until, created_at, seen_at,"
                    + " expires_at, ended_at FROM patient_session";

    @SqlUpdate(
            "INSERT INTO patient_session (id, account_id, kind, secret_hash, device, family_phone,"
                    + " chosen_person_id, second_factor_person_id, second_factor_until, created_at,"
                    + " seen_at, expires_at, ended_at) VALUES (:id, :accountId, :kind, :secretHash,"
                    + " :device, :familyPhone, :chosenPersonId, :secondFactorPersonId,"
                    + " :secondFactorUntil, :createdAt, :seenAt, :expiresAt, :endedAt)")
    void add(@BindMethods Session session);

    /** The session of a secret, while it was not ended; every request asks it. */
    PlainQuery<Session> BY_SECRET =
            new PlainQuery<>(SELECT + " WHERE secret_hash = ? AND ended_at IS NULL", Session::read);

    /** The session of an id, while it was not ended; every request of the API asks it. */
    PlainQuery<Session> BY_ID =
            new PlainQuery<>(SELECT + " WHERE id = ? AND ended_at IS NULL", Session::read);

    @SqlQuery(
            "SELECT * FROM patient_session WHERE account_id = :accountId AND ended_at IS NULL"
                    + " AND expires_at > :now ORDER BY seen_at DESC, id DESC")
    List<Session> open(long accountId, long now);

    @SqlUpdate("UPDATE patient_session SET seen_at = :now WHERE id = :id AND ended_at IS NULL")
    int touch(long id, long now);

    @SqlUpdate(
            "UPDATE patient_session SET ended_at = :now"
                    + " WHERE id = :id AND account_id = :accountId AND ended_at IS NULL")
    int end(long id, long accountId, long now);

    @SqlUpdate(
            "UPDATE patient_session SET ended_at = :now"
                    + " WHERE account_id = :accountId AND id <> :except AND ended_at IS NULL")
    int endAll(long accountId, long except, long now);

    @SqlUpdate("UPDATE patient_session SET chosen_person_id = :person WHERE id = :id")
    int choose(long id, @Nullable Long person);

    @SqlUpdate("UPDATE patient_session SET family_phone = :on WHERE id = :id")
    int familyPhone(long id, int on);

    @SqlUpdate(
            "UPDATE patient_session SET second_factor_person_id = :person,"
                    + " second_factor_until = :until WHERE id = :id AND ended_at IS NULL")
    int stepUp(long id, long person, long until);

    @SqlUpdate(
            "INSERT INTO refresh_token (token_hash, session_id, expires_at)"
                    + " VALUES (:hash, :sessionId, :expiresAt)")
    void addRefresh(byte[] hash, long sessionId, long expiresAt);

    @SqlQuery("SELECT session_id, expires_at, used_at FROM refresh_token WHERE token_hash = :hash")
    @Nullable Refresh refresh(byte[] hash);

    @SqlUpdate(
            "UPDATE refresh_token SET used_at = :now WHERE token_hash = :hash AND used_at IS NULL")
    int useRefresh(byte[] hash, long now);

    @SqlUpdate("UPDATE counter_code SET expires_at = :now WHERE person_id = :person")
    int expireCounterCodes(long person, long now);

    @SqlUpdate(
            "INSERT INTO counter_code (code_hash, person_id, issued_by, created_at, expires_at)"
                    + " VALUES (:hash, :person, :issuedBy, :now, :expiresAt)"
                    + " ON CONFLICT (code_hash) DO NOTHING")
    int addCounterCode(byte[] hash, long person, String issuedBy, long now, long expiresAt);

    @SqlUpdate(
            "UPDATE counter_code SET used_at = :now WHERE code_hash = :hash AND person_id = :person"
                    + " AND used_at IS NULL AND expires_at > :now")
    int useCounterCode(byte[] hash, long person, long now);

    @SqlUpdate("DELETE FROM refresh_token WHERE expires_at < :before")
    int purgeRefresh(long before);

    @SqlUpdate("DELETE FROM patient_session WHERE expires_at < :before")
    int purgeSessions(long before);

    @SqlUpdate("DELETE FROM counter_code WHERE expires_at < :before")
    int purgeCounterCodes(long before);

    /** A session; {@code kind} is page or client. */
    record Session(
            long id,
            long accountId,
            String kind,
            byte @Nullable [] secretHash,
            String device,
            int familyPhone,
            @Nullable Long chosenPersonId,
            @Nullable Long secondFactorPersonId,
            @Nullable Long secondFactorUntil,
            long createdAt,
            long seenAt,
            long expiresAt,
            @Nullable Long endedAt) {
        private static Session read(ResultSet row) throws SQLException {
            return new Session(
                    row.getLong(1),
                    row.getLong(2),
                    row.getString(3),
                    row.getBytes(4),
                    row.getString(5),
                    row.getInt(6),
                    PlainQuery.longOrNull(row, 7),
                    PlainQuery.longOrNull(row, 8),
                    PlainQuery.longOrNull(row, 9),
                    row.getLong(10),
                    row.getLong(11),
                    row.getLong(12),
                    PlainQuery.longOrNull(row, 13));
        }
    }

    /** A refresh token, without the token. */
    record Refresh(long sessionId, long expiresAt, @Nullable Long usedAt) {}
}
