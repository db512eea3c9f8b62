package org.whosaw.portal.identity.patient;

import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Keeps binding codes and challenges. */
interface SignInDao {
    @SqlUpdate(
            "INSERT INTO binding_code (code_hash, person_id, hospital_id, phone_index, issued_by,"
                    + " created_at, expires_at) VALUES (:codeHash, :personId, :hospitalId,"
                    + " :phoneIndex, :issuedBy, :createdAt, :expiresAt)")
    void addCode(@BindMethods Code code);

    @SqlUpdate(
            "UPDATE binding_code SET expires_at = :now"
                    + " WHERE person_id = :personId AND used_at IS NULL AND expires_at > :now")
    int expireCodes(long personId, long now);

    @SqlQuery(
            "SELECT * FROM binding_code"
                    + " WHERE code_hash = :codeHash AND used_at IS NULL AND expires_at > :now")
    @Nullable Code code(byte[] codeHash, long now);

    @SqlUpdate(
            "UPDATE binding_code SET used_at = :now"
                    + " WHERE code_hash = :codeHash AND used_at IS NULL AND expires_at > :now")
    int useCode(byte[] codeHash, long now);

    @SqlUpdate(
            "INSERT INTO sign_in_challenge (challenge_hash, kind, phone_index, phone,"
                    + " binding_code_hash, password_hash, tries, expires_at)"
                    + " VALUES (:challengeHash, :kind, :phoneIndex, :phone, :bindingCodeHash,"
                    + " :passwordHash, 0, :expiresAt)")
    void addChallenge(@BindMethods Challenge challenge);

    @SqlQuery("SELECT * FROM sign_in_challenge WHERE challenge_hash = :hash AND used_at IS NULL")
    @Nullable Challenge challenge(byte[] hash);

    /** Counts a try and returns the challenge, or null when it has none left. */
    @SqlQuery(
            "UPDATE sign_in_challenge SET tries = tries + 1 WHERE challenge_hash = :hash"
                    + " AND used_at IS NULL AND expires_at > :now AND tries < :most RETURNING *")
    @Nullable Challenge tryOnce(byte[] hash, long now, int most);

    @SqlUpdate(
            "UPDATE sign_in_challenge SET used_at = :now, password_hash = NULL"
                    + " WHERE challenge_hash = :hash AND used_at IS NULL")
    int useChallenge(byte[] hash, long now);

    @SqlUpdate("DELETE FROM sign_in_challenge WHERE expires_at < :before")
    int purgeChallenges(long before);

    @SqlUpdate("DELETE FROM binding_code WHERE expires_at < :before")
    int purgeCodes(long before);

    /**
     * A binding code, without the code.
     *
     * @param phoneIndex the phone checked at the counter, or null for the phone on record
     */
    record Code(
            byte[] codeHash,
            long personId,
            long hospitalId,
            byte @Nullable [] phoneIndex,
            String issuedBy,
            long createdAt,
            long expiresAt,
            @Nullable Long usedAt) {}

    /** A challenge; a decoy has no password hash, and nothing else tells it apart. */
    record Challenge(
            byte[] challengeHash,
            String kind,
            byte[] phoneIndex,
            byte[] phone,
            byte @Nullable [] bindingCodeHash,
            byte @Nullable [] passwordHash,
            int tries,
            long expiresAt,
            @Nullable Long usedAt) {}
}
