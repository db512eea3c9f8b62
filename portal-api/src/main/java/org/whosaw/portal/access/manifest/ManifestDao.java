package org.whosaw.portal.access.manifest;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Keeps manifests and compares them with what arrived. */
interface ManifestDao {
    /** A manifest as it came. */
    record Row(
            long systemId,
            long day,
            long id,
            long hospitalId,
            long events,
            @Nullable Long firstSeq,
            @Nullable Long lastSeq,
            byte[] digest,
            byte @Nullable [] silences,
            String signed,
            byte[] salt,
            long receivedAt) {}

    /** A manifest beside what arrived. */
    record Compared(
            long systemId,
            long day,
            long events,
            byte[] digest,
            byte @Nullable [] silences,
            @Nullable Long arrived,
            byte @Nullable [] arrivedDigest) {}

    @SqlUpdate(
            """
            INSERT INTO access_manifest (system_id, day, id, hospital_id, events, first_seq,
                last_seq, digest, silences, signed, salt, received_at)
            VALUES (:systemId, :day, :id, :hospitalId, :events, :firstSeq, :lastSeq, :digest,
                :silences, :signed, :salt, :receivedAt)
            ON CONFLICT (system_id, day) DO NOTHING\
            """)
    int add(@BindMethods Row row);

    @SqlQuery("SELECT * FROM access_manifest ORDER BY system_id, day")
    List<Row> everything();

    @SqlQuery("SELECT * FROM access_manifest WHERE system_id = :systemId AND day = :day")
    Optional<Row> find(long systemId, long day);

    @SqlQuery(
            """
            SELECT m.system_id, m.day, m.events, m.digest, m.silences, d.events AS arrived,
                d.digest AS arrived_digest
            FROM access_manifest m
            LEFT JOIN access_day d ON d.system_id = m.system_id AND d.day = m.day
            WHERE m.hospital_id = :hospitalId AND m.day >= :since
            ORDER BY m.system_id, m.day\
            """)
    List<Compared> compared(long hospitalId, long since);
}
