package org.whosaw.portal.access;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Reads one entry, and when she looked. */
interface DetailDao {
    @SqlQuery(
            """
            SELECT e.occurred_at, e.id AS event_id, e.system_id, e.accessor_id, e.origin_id,
                e.action, e.outcome, e.purpose, e.categories, e.elements, e.flags,
                COALESCE(e.list_count, e.subject_count) AS subject_count, s.protected AS is_protected, e.recorded_at, e.sequence,
                e.reason, e.approval
            FROM access_event e JOIN access_subject s ON s.person_id = :personId
                AND s.occurred_at = e.occurred_at AND s.event_id = e.id
            WHERE e.id = :eventId AND s.protected <= :maxProtected\
            """)
    Optional<StoredDetail> find(long eventId, long personId, int maxProtected);

    @SqlQuery(
            """
            SELECT e.occurred_at, e.id AS event_id, e.system_id, e.accessor_id, e.origin_id,
                e.action, e.outcome, e.purpose, e.categories, e.elements, e.flags,
                COALESCE(e.list_count, e.subject_count) AS subject_count, s.protected AS is_protected, e.recorded_at, e.sequence,
                e.reason, e.approval
            FROM access_subject s JOIN access_event e ON e.id = s.event_id
            WHERE s.person_id = :personId AND s.protected = 0 AND e.recorded_at > :since
            ORDER BY e.recorded_at, e.id LIMIT :limit\
            """)
    List<StoredDetail> recordedSince(long personId, long since, int limit);

    /** Entries whose explanation changed since; when it did stands in place of the recording. */
    @SqlQuery(
            """
            SELECT e.occurred_at, e.id AS event_id, e.system_id, e.accessor_id, e.origin_id,
                e.action, e.outcome, e.purpose, e.categories, e.elements, e.flags,
                COALESCE(e.list_count, e.subject_count) AS subject_count, s.protected AS is_protected, c.changed_at AS recorded_at,
                e.sequence, e.reason, e.approval
            FROM explanation_change c
            JOIN access_subject s ON s.person_id = c.person_id
                AND s.occurred_at = c.occurred_at AND s.event_id = c.event_id
            JOIN access_event e ON e.id = c.event_id
            WHERE c.person_id = :personId AND s.protected = 0 AND c.changed_at > :since
            ORDER BY c.changed_at, e.id LIMIT :limit\
            """)
    List<StoredDetail> explainedSince(long personId, long since, int limit);

    /** Entries whose session was doubted since, or is no longer; when stands as the recording. */
    @SqlQuery(
            """
            SELECT e.occurred_at, e.id AS event_id, e.system_id, e.accessor_id, e.origin_id,
                e.action, e.outcome, e.purpose, e.categories, e.elements, e.flags,
                COALESCE(e.list_count, e.subject_count) AS subject_count, s.protected AS is_protected, d.changed_at AS recorded_at,
                e.sequence, e.reason, e.approval
            FROM account_doubt d
            JOIN access_subject s ON s.person_id = :personId
                AND s.occurred_at BETWEEN d.from_at AND d.to_at
            JOIN access_event e ON e.id = s.event_id AND e.system_id = d.system_id
                AND COALESCE(e.origin_id, 0) = COALESCE(d.origin_id, 0)
            JOIN accessor a ON a.id = e.accessor_id
            JOIN accessor h ON h.id = d.accessor_id AND h.accessor_key = a.accessor_key
            WHERE d.changed_at > :since AND s.protected = 0
            ORDER BY d.changed_at, e.id LIMIT :limit\
            """)
    List<StoredDetail> doubtedSince(long personId, long since, int limit);

    /** Entries that were held back until since; when they were told stands as the recording. */
    @SqlQuery(
            """
            SELECT e.occurred_at, e.id AS event_id, e.system_id, e.accessor_id, e.origin_id,
                e.action, e.outcome, e.purpose, e.categories, e.elements, e.flags,
                e.subject_count, s.protected AS is_protected, d.ended_at AS recorded_at,
                e.sequence, e.reason, e.approval
            FROM deferral d
            JOIN access_subject s ON s.person_id = :personId
                AND s.occurred_at = d.occurred_at AND s.event_id = d.entry_id
            JOIN access_event e ON e.id = d.entry_id
            WHERE d.kind = 0 AND d.state IN ('lifted', 'revealed') AND d.ended_at > :since
                AND (d.person_id = 0 OR d.person_id = :personId) AND s.protected = 0
            ORDER BY d.ended_at, e.id LIMIT :limit\
            """)
    List<StoredDetail> toldSince(long personId, long since, int limit);

    /** Says whether somebody had looked at a person's record before a moment. */
    @SqlQuery(
            """
            SELECT EXISTS (SELECT 1 FROM access_subject s
                JOIN access_event e ON e.id = s.event_id
                JOIN accessor a ON a.id = e.accessor_id
                WHERE s.person_id = :personId AND s.occurred_at < :before
                    AND a.accessor_key = :accessorKey)\
            """)
    boolean hasLookedBefore(long personId, long before, byte[] accessorKey);

    @SqlUpdate(
            """
            INSERT INTO access_look (account_id, person_id, looked_at, before_at)
            VALUES (:accountId, :personId, :now, NULL)
            ON CONFLICT (account_id, person_id) DO UPDATE
            SET before_at = access_look.looked_at, looked_at = excluded.looked_at\
            """)
    void looked(long accountId, long personId, long now);
}
