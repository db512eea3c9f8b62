package org.whosaw.portal.access;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Reads and writes the dictionaries of accessors and origins; rows never change. */
interface DictionaryDao {
    /** A row of {@code accessor}. */
    record AccessorRow(
            long id,
            byte[] fingerprint,
            long hospitalId,
            byte[] accessorKey,
            byte @Nullable [] name,
            @Nullable String role,
            @Nullable String department,
            @Nullable String employer,
            byte @Nullable [] onBehalfOf,
            int identity,
            @Nullable Long recipientId) {}

    /** A row of {@code origin}. */
    record OriginRow(
            long id,
            byte[] fingerprint,
            long hospitalId,
            @Nullable String terminal,
            @Nullable String ip) {}

    @SqlUpdate(
            """
            INSERT INTO accessor (id, fingerprint, hospital_id, accessor_key, name, role,
                department, employer, on_behalf_of, identity, recipient_id)
            VALUES (:id, :fingerprint, :hospitalId, :accessorKey, :name, :role,
                :department, :employer, :onBehalfOf, :identity, :recipientId)
            ON CONFLICT (fingerprint) DO NOTHING\
            """)
    void addAccessor(@BindMethods AccessorRow row);

    @SqlQuery("SELECT id FROM accessor WHERE fingerprint = :fingerprint")
    Optional<Long> accessorOf(byte[] fingerprint);

    /** Finds one that was not set aside: what was is fetched back by {@link #fetchAccessor}. */
    @SqlQuery("SELECT id FROM accessor WHERE fingerprint = :fingerprint AND retired_at IS NULL")
    Optional<Long> usableAccessor(byte[] fingerprint);

    @SqlUpdate("UPDATE accessor SET retired_at = NULL WHERE fingerprint = :fingerprint")
    int fetchAccessor(byte[] fingerprint);

    @SqlQuery("SELECT * FROM accessor WHERE id = :id")
    Optional<AccessorRow> accessor(long id);

    @SqlUpdate(
            """
            INSERT INTO origin (id, fingerprint, hospital_id, terminal, ip)
            VALUES (:id, :fingerprint, :hospitalId, :terminal, :ip)
            ON CONFLICT (fingerprint) DO NOTHING\
            """)
    void addOrigin(@BindMethods OriginRow row);

    @SqlQuery("SELECT id FROM origin WHERE fingerprint = :fingerprint")
    Optional<Long> originOf(byte[] fingerprint);

    /** Finds one that was not set aside: what was is fetched back by {@link #fetchOrigin}. */
    @SqlQuery("SELECT id FROM origin WHERE fingerprint = :fingerprint AND retired_at IS NULL")
    Optional<Long> usableOrigin(byte[] fingerprint);

    @SqlUpdate("UPDATE origin SET retired_at = NULL WHERE fingerprint = :fingerprint")
    int fetchOrigin(byte[] fingerprint);

    @SqlQuery("SELECT * FROM accessor ORDER BY id")
    List<AccessorRow> accessors();

    @SqlQuery("SELECT * FROM origin ORDER BY id")
    List<OriginRow> origins();

    @SqlQuery("SELECT * FROM origin WHERE id = :id")
    Optional<OriginRow> origin(long id);
}
