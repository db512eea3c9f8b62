package org.whosaw.portal.consent.decision;

import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Keeps which tokens were shown. */
interface TokenDao {
    @SqlUpdate(
            "INSERT INTO consent_token (id, client_id, used_at, expires_at)"
                    + " VALUES (:id, :client, :at, :expires) ON CONFLICT DO NOTHING")
    int use(long id, long client, long at, long expires);

    @SqlUpdate("DELETE FROM consent_token WHERE expires_at < :now")
    int forget(long now);
}
