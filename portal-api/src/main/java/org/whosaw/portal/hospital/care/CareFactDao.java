package org.whosaw.portal.hospital.care;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Reads and writes care facts. */
interface CareFactDao {
    /** A row of {@code care_fact}; {@code staff} holds keys of 16 bytes one after the other. */
    record FactRow(
            long personId,
            long fromAt,
            long id,
            byte[] factKey,
            String kind,
            long toAt,
            @Nullable String department,
            byte @Nullable [] staff,
            byte[] contentHash,
            long updatedAt) {}

    /** What is known of a fact by its key. */
    record Known(long personId, long fromAt, long id, byte[] contentHash) {}

    @SqlQuery(
            "SELECT person_id, from_at, id, content_hash FROM care_fact WHERE fact_key = :factKey")
    Optional<Known> known(byte[] factKey);

    // Person and time are the place of a row, so a fact that moved is taken out first.
    @SqlUpdate(
            "DELETE FROM care_fact WHERE person_id = :personId AND from_at = :fromAt AND id = :id")
    void remove(long personId, long fromAt, long id);

    @SqlUpdate(
            """
            INSERT INTO care_fact (person_id, from_at, id, fact_key, kind, to_at, department,
                staff, content_hash, updated_at)
            VALUES (:personId, :fromAt, :id, :factKey, :kind, :toAt, :department,
                :staff, :contentHash, :updatedAt)\
            """)
    void add(@BindMethods FactRow row);

    @SqlQuery("SELECT person_id FROM person_identifier WHERE identifier_key = :key")
    Optional<Long> personOf(byte[] key);

    @SqlQuery("SELECT id FROM person WHERE mother_id = :motherId")
    List<Long> newbornsOf(long motherId);
}
