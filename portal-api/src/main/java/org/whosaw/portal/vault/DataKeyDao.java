package org.whosaw.portal.vault;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Reads and writes wrapped data keys. */
interface DataKeyDao {
    /** A key; {@code wrapped} is null when it was destroyed. */
    record KeyRow(long ownerId, byte @Nullable [] wrapped, long createdAt) {}

    /** How many keys there are; those of the house are among the live and the behind. */
    record Counts(long live, long behind, long destroyed) {}

    /** Says whether nothing was ever written that hangs on a key. */
    @SqlQuery(
            "SELECT NOT EXISTS (SELECT 1 FROM data_key) AND NOT EXISTS (SELECT 1 FROM row_version)"
                    + " AND NOT EXISTS (SELECT 1 FROM person)")
    boolean isNew();

    @SqlQuery("SELECT owner_id, wrapped, created_at FROM data_key WHERE owner_id IN (<owners>)")
    List<KeyRow> find(@BindList List<Long> owners);

    @SqlUpdate(
            """
            INSERT INTO data_key (owner_id, wrapped, wrapped_by, created_at)
            VALUES (:ownerId, :wrapped, :wrappedBy, :createdAt)
            ON CONFLICT (owner_id) DO NOTHING\
            """)
    int add(long ownerId, byte[] wrapped, int wrappedBy, long createdAt);

    @SqlUpdate(
            """
            INSERT INTO data_key (owner_id, wrapped, wrapped_by, created_at, destroyed_at)
            VALUES (:ownerId, NULL, 0, :at, :at)
            ON CONFLICT (owner_id) DO UPDATE
            SET wrapped = NULL, wrapped_by = 0, destroyed_at = excluded.destroyed_at
            WHERE data_key.destroyed_at IS NULL\
            """)
    int destroy(long ownerId, long at);

    @SqlQuery(
            "SELECT owner_id, wrapped, created_at FROM data_key WHERE owner_id > :after"
                    + " AND wrapped_by < :newest AND wrapped IS NOT NULL"
                    + " ORDER BY owner_id LIMIT :most")
    List<KeyRow> behind(long after, int newest, int most);

    @SqlUpdate(
            "UPDATE data_key SET wrapped = :wrapped, wrapped_by = :wrappedBy"
                    + " WHERE owner_id = :ownerId AND wrapped = :before")
    int renew(long ownerId, byte[] before, byte[] wrapped, int wrappedBy);

    @SqlQuery(
            """
            SELECT COUNT(wrapped) AS live,
                COUNT(CASE WHEN wrapped_by < :newest AND wrapped IS NOT NULL THEN 1 END) AS behind,
                COUNT(destroyed_at) AS destroyed
            FROM data_key\
            """)
    Counts counts(int newest);
}
