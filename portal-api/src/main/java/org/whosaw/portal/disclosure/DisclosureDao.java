package org.whosaw.portal.disclosure;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Reads and writes provisions. */
interface DisclosureDao {
    /** What is known of a source key. */
    record Known(long id, byte[] contentHash) {}

    /** A provision as it is read back. */
    record Given(
            long personId,
            long id,
            byte[] sourceKey,
            long systemId,
            long occurredAt,
            long recipientId,
            @Nullable Long accessEventId,
            int purpose,
            int basis,
            @Nullable String article,
            long elements,
            @Nullable String method,
            @Nullable Integer partyCount,
            @Nullable String keepUntil,
            @Nullable String destroyedOn,
            byte @Nullable [] onwardKey,
            @Nullable Long deferredUntil,
            byte @Nullable [] deferral,
            int isProtected) {}

    String GIVEN =
            """
            SELECT s.person_id, d.id, d.source_key, d.system_id, s.occurred_at, d.recipient_id,
                d.access_event_id, d.purpose, d.basis, d.article, d.elements, d.method,
                d.party_count, d.keep_until, d.destroyed_on, d.onward_key, d.deferred_until,
                d.deferral, s.protected AS is_protected
            FROM disclosure_subject s JOIN disclosure d ON d.id = s.disclosure_id
            """;

    @SqlUpdate(
            """
            INSERT INTO disclosure (id, source_key, content_hash, hospital_id, system_id,
                sequence, occurred_at, recorded_at, recipient_id, access_event_id,
                purpose, basis, article, elements, method, party_count, keep_until,
                destroyed_on, onward_key)
            VALUES (:id, :sourceKey, :contentHash, :hospitalId, :systemId,
                :sequence, :occurredAt, :recordedAt, :recipientId, :accessEventId,
                :purpose, :basis, :article, :elements, :method, :partyCount, :keepUntil,
                :destroyedOn, :onwardKey)
            ON CONFLICT (source_key) DO NOTHING\
            """)
    int add(@BindMethods DisclosureRow row);

    @SqlQuery("SELECT id, content_hash FROM disclosure WHERE source_key = :sourceKey")
    Optional<Known> known(byte[] sourceKey);

    @SqlUpdate(
            """
            INSERT INTO disclosure_subject (person_id, occurred_at, disclosure_id, protected)
            VALUES (:personId, :occurredAt, :disclosureId, :isProtected)
            ON CONFLICT DO NOTHING\
            """)
    void addSubject(long personId, long occurredAt, long disclosureId, int isProtected);

    @SqlUpdate(
            """
            INSERT INTO disclosure_waiting (subject_key, occurred_at, disclosure_id, protected, salt)
            VALUES (:key, :occurredAt, :disclosureId, :isProtected, :salt)
            ON CONFLICT DO NOTHING\
            """)
    void addWaiting(
            byte[] key,
            long occurredAt,
            long disclosureId,
            int isProtected,
            byte @Nullable [] salt);

    @SqlUpdate("DELETE FROM disclosure_waiting WHERE subject_key = :key")
    void clearWaiting(byte[] key);

    @SqlQuery(
            GIVEN
                    + """
                    WHERE s.person_id = :personId AND s.occurred_at <= :until
                        AND (s.occurred_at, s.disclosure_id) < (:beforeAt, :beforeId)
                        AND s.protected <= :maxProtected
                        AND (d.deferred_until IS NULL OR d.deferred_until <= :now)
                        AND (:recipientId = 0 OR d.recipient_id = :recipientId)
                    ORDER BY s.occurred_at DESC, s.disclosure_id DESC LIMIT :limit\
                    """)
    List<Given> newest(
            long personId,
            long recipientId,
            long until,
            long beforeAt,
            long beforeId,
            int maxProtected,
            long now,
            int limit);

    @SqlQuery(
            GIVEN
                    + """
                    WHERE d.id = :id AND s.person_id = :personId AND s.occurred_at = d.occurred_at
                        AND s.protected <= :maxProtected
                        AND (d.deferred_until IS NULL OR d.deferred_until <= :now)\
                    """)
    Optional<Given> one(long id, long personId, int maxProtected, long now);

    /** A provision and when it became visible: recorded, or no longer kept back by law. */
    record Appeared(long appearedAt, @Nested Given given) {}

    @SqlQuery(
            """
            SELECT CASE WHEN d.deferred_until > d.recorded_at THEN d.deferred_until
                    ELSE d.recorded_at END AS appeared_at,
                s.person_id, d.id, d.source_key, d.system_id, s.occurred_at, d.recipient_id,
                d.access_event_id, d.purpose, d.basis, d.article, d.elements, d.method,
                d.party_count, d.keep_until, d.destroyed_on, d.onward_key, d.deferred_until,
                d.deferral, s.protected AS is_protected
            FROM disclosure_subject s JOIN disclosure d ON d.id = s.disclosure_id
            WHERE s.person_id = :personId AND s.protected = 0
                AND (d.recorded_at > :since OR d.deferred_until > :since)
                AND (d.deferred_until IS NULL OR d.deferred_until <= :now)
            ORDER BY appeared_at, d.id LIMIT :limit\
            """)
    List<Appeared> appearedSince(long personId, long since, long now, int limit);

    /** Provisions that were held back until since, and when they were told. */
    @SqlQuery(
            """
            SELECT f.ended_at AS appeared_at,
                s.person_id, d.id, d.source_key, d.system_id, s.occurred_at, d.recipient_id,
                d.access_event_id, d.purpose, d.basis, d.article, d.elements, d.method,
                d.party_count, d.keep_until, d.destroyed_on, d.onward_key, d.deferred_until,
                d.deferral, s.protected AS is_protected
            FROM deferral f
            JOIN disclosure d ON f.kind = 1 AND d.id = f.entry_id
                OR f.kind = 0 AND d.access_event_id = f.entry_id
            JOIN disclosure_subject s ON s.person_id = :personId
                AND s.occurred_at = d.occurred_at AND s.disclosure_id = d.id
            WHERE s.protected = 0 AND f.state IN ('lifted', 'revealed') AND f.ended_at > :since
                AND (f.person_id = 0 OR f.person_id = :personId)
            ORDER BY f.ended_at, d.id LIMIT :limit\
            """)
    List<Appeared> toldSince(long personId, long since, int limit);

    @SqlQuery(
            """
            SELECT count(*) FROM disclosure_subject s JOIN disclosure d ON d.id = s.disclosure_id
            WHERE s.person_id = :personId AND s.protected = 1
                AND (d.deferred_until IS NULL OR d.deferred_until <= :now)\
            """)
    int countProtected(long personId, long now);
}
