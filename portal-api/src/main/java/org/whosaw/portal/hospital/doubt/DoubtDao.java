package org.whosaw.portal.hospital.doubt;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Reads and writes doubts. */
interface DoubtDao {
    /** One phone and name, and one person it may be. */
    record Row(
            long id,
            long hospitalId,
            byte[] contactKey,
            long personId,
            byte[] shown,
            String state,
            long askedAt,
            @Nullable Long decidedBy,
            @Nullable Long decidedAt) {}

    @SqlUpdate(
            """
            INSERT INTO contact_doubt (id, hospital_id, contact_key, person_id, shown, state,
                asked_at, decided_by, decided_at)
            VALUES (:id, :hospitalId, :contactKey, :personId, :shown, :state, :askedAt, NULL, NULL)
            ON CONFLICT (contact_key, person_id) DO NOTHING\
            """)
    int add(@BindMethods Row row);

    @SqlQuery(
            "SELECT * FROM contact_doubt WHERE contact_key IN (<keys>) AND state = 'open'"
                    + " ORDER BY id")
    List<Row> open(@BindList List<byte[]> keys);

    @SqlQuery(
            "SELECT COUNT(*) FROM contact_doubt WHERE hospital_id = :hospitalId AND state = 'open'")
    int count(long hospitalId);

    @SqlQuery(
            "SELECT * FROM contact_doubt WHERE hospital_id = :hospitalId AND state = 'open'"
                    + " AND id > :after ORDER BY id LIMIT 1")
    Optional<Row> next(long hospitalId, long after);

    @SqlQuery("SELECT * FROM contact_doubt WHERE id = :id AND hospital_id = :hospitalId")
    Optional<Row> find(long id, long hospitalId);

    @SqlUpdate(
            "UPDATE contact_doubt SET state = :state, decided_by = :by, decided_at = :at"
                    + " WHERE id = :id AND state = 'open'")
    int decide(long id, String state, long by, long at);

    @SqlUpdate(
            "UPDATE contact_doubt SET state = 'other', decided_by = :by, decided_at = :at"
                    + " WHERE contact_key = :key AND state = 'open'")
    void closeOthers(byte[] key, long by, long at);
}
