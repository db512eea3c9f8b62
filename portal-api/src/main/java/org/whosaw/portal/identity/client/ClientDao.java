package org.whosaw.portal.identity.client;

import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Keeps clients and the assertions they have used. */
interface ClientDao {
    @SqlUpdate(
            "INSERT INTO oauth_client (id, name, hospital_id, system_code, scopes, secret_hash,"
                    + " jwk, created_at, disabled_at) VALUES (:id, :name, :hospitalId, :systemCode,"
                    + " :scopes, :secretHash, :jwk, :createdAt, :disabledAt)"
                    + " ON CONFLICT (name) DO NOTHING")
    int add(@BindMethods Row row);

    @SqlQuery("SELECT * FROM oauth_client WHERE name = :name")
    @Nullable Row byName(String name);

    @SqlQuery("SELECT id FROM oauth_client WHERE id = :id AND disabled_at IS NULL")
    @Nullable Long enabled(long id);

    @SqlQuery("SELECT system_code FROM oauth_client WHERE id = :id")
    @Nullable String systemCode(long id);

    @SqlUpdate("UPDATE oauth_client SET recipient_id = :recipient WHERE name = :name")
    void speakFor(String name, long recipient);

    @SqlQuery("SELECT recipient_id FROM oauth_client WHERE id = :id")
    @Nullable Long recipientOf(long id);

    @SqlUpdate("UPDATE oauth_client SET disabled_at = :now WHERE name = :name")
    int disable(String name, long now);

    @SqlUpdate(
            "INSERT INTO client_assertion (assertion_hash, expires_at) VALUES (:hash, :expiresAt)"
                    + " ON CONFLICT (assertion_hash) DO NOTHING")
    int useAssertion(byte[] hash, long expiresAt);

    @SqlUpdate("DELETE FROM client_assertion WHERE expires_at < :before")
    int purgeAssertions(long before);

    /** A client; has a secret hash or a public key, never neither. */
    record Row(
            long id,
            String name,
            long hospitalId,
            @Nullable String systemCode,
            String scopes,
            byte @Nullable [] secretHash,
            @Nullable String jwk,
            long createdAt,
            @Nullable Long disabledAt) {}
}
