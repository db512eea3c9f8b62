package org.whosaw.portal.retention.pruning;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Finds and deletes what is due, of either kind by its tables. */
interface PruneDao {
    /** One row of a person's list. */
    record Line(long personId, long occurredAt, long entryId, long recordedAt) {}

    /** One entry without any person. */
    record Entry(long id, long occurredAt, long recordedAt) {}

    /** How far the work on one kind is. */
    record Pass(
            int kind, int stage, long afterId, long beganAt, @Nullable Long endedAt, long pruned) {}

    @SqlQuery("SELECT * FROM retention_pass WHERE kind = :kind")
    Optional<Pass> pass(int kind);

    @SqlUpdate(
            """
            INSERT INTO retention_pass (kind, stage, after_id, began_at, ended_at, pruned)
            VALUES (:kind, :stage, :afterId, :beganAt, :endedAt, :pruned)
            ON CONFLICT (kind) DO UPDATE SET stage = excluded.stage, after_id = excluded.after_id,
                began_at = excluded.began_at, ended_at = excluded.ended_at,
                pruned = excluded.pruned\
            """)
    void put(@BindMethods Pass pass);

    /** Persons and those who were erased, of whom lines may stay that a law keeps. */
    @SqlQuery(
            """
            SELECT id FROM person WHERE id > :after
            UNION SELECT owner_id FROM data_key
                WHERE owner_id > :after AND destroyed_at IS NOT NULL
            ORDER BY id LIMIT :limit\
            """)
    List<Long> persons(long after, int limit);

    /** Counts what holds a person's lines; of who was erased the hospital is not known any more. */
    @SqlQuery(
            """
            SELECT COUNT(*) FROM legal_hold h LEFT JOIN person p ON p.id = :personId
            WHERE h.lifted_at IS NULL AND (h.person_id = :personId
                OR h.person_id = 0 AND (p.id IS NULL OR h.hospital_id = p.hospital_id))\
            """)
    int holds(long personId);

    @SqlQuery(
            """
            SELECT s.person_id, s.occurred_at, s.<id> AS entry_id, e.recorded_at
            FROM <subjects> s JOIN <events> e ON e.id = s.<id>
            WHERE s.person_id = :personId AND s.occurred_at < :horizon
                AND e.recorded_at < :horizon
                AND NOT EXISTS (SELECT 1 FROM request_line l JOIN request r ON r.id = l.request_id
                    WHERE l.person_id = s.person_id AND l.event_id = s.<id>
                        AND r.closed_at IS NULL)
            ORDER BY s.occurred_at, s.<id> LIMIT :limit\
            """)
    List<Line> lines(
            @Define("subjects") String subjects,
            @Define("events") String events,
            @Define("id") String id,
            long personId,
            long horizon,
            int limit);

    @SqlBatch(
            "DELETE FROM <subjects> WHERE person_id = :personId AND occurred_at = :occurredAt"
                    + " AND <id> = :entryId")
    void removeLines(
            @Define("subjects") String subjects,
            @Define("id") String id,
            @BindMethods List<Line> lines);

    @SqlBatch(
            "DELETE FROM explanation_change WHERE person_id = :personId"
                    + " AND occurred_at = :occurredAt AND event_id = :entryId")
    void removeChanges(@BindMethods List<Line> lines);

    /** A step of what stood about telling an entry late, and about whom. */
    record Step(long id, long deferralId, long personId) {}

    @SqlQuery(
            """
            SELECT s.id, s.deferral_id, d.person_id
            FROM deferral d JOIN deferral_event s ON s.deferral_id = d.id
            WHERE d.kind = :kind AND d.entry_id = :entryId AND d.person_id = :personId\
            """)
    List<Step> stepsOf(int kind, long entryId, long personId);

    @SqlQuery(
            """
            SELECT s.id, s.deferral_id, d.person_id
            FROM deferral d JOIN deferral_event s ON s.deferral_id = d.id
            WHERE d.kind = :kind AND d.entry_id = :entryId\
            """)
    List<Step> stepsOf(int kind, long entryId);

    @SqlBatch("DELETE FROM deferral_event WHERE deferral_id = :deferralId")
    void removeSteps(@BindMethods List<Step> steps);

    /** What stood about telling a line late goes with the line. */
    @SqlBatch(
            "DELETE FROM deferral WHERE kind = :kind AND entry_id = :entryId"
                    + " AND person_id = :personId")
    void removeDeferrals(int kind, @BindMethods List<Line> lines);

    /** Entries that nobody reads or waits to read any more, held ones and new ones left out. */
    @SqlQuery(
            """
            SELECT e.id, e.occurred_at, e.recorded_at FROM <events> e
            WHERE e.id > :after AND e.recorded_at < :horizon AND e.occurred_at < :horizon
                AND NOT EXISTS (SELECT 1 FROM <withheld> w WHERE w.<id> = e.id)
                AND NOT EXISTS (SELECT 1 FROM legal_hold h WHERE h.hospital_id = e.hospital_id
                    AND h.lifted_at IS NULL AND (h.person_id = 0 OR EXISTS (
                        SELECT 1 FROM <subjects> s WHERE s.person_id = h.person_id
                            AND s.occurred_at = e.occurred_at AND s.<id> = e.id)))
            ORDER BY e.id LIMIT :limit\
            """)
    List<Entry> entries(
            @Define("events") String events,
            @Define("subjects") String subjects,
            @Define("withheld") String withheld,
            @Define("id") String id,
            long after,
            long horizon,
            int limit);

    /** Entries that an open question is about. */
    @SqlQuery(
            "SELECT l.event_id FROM request_line l JOIN request r ON r.id = l.request_id"
                    + " WHERE r.closed_at IS NULL")
    List<Long> asked();

    @SqlBatch("DELETE FROM <waiting> WHERE <id> = :entryId")
    void removeWaiting(
            @Define("waiting") String waiting, @Define("id") String id, List<Long> entryId);

    /** Also what stood about telling it late to whomever it is about. */
    @SqlBatch("DELETE FROM deferral WHERE kind = :kind AND entry_id = :entryId")
    void removeDeferralsOf(int kind, List<Long> entryId);

    @SqlBatch("DELETE FROM <events> WHERE id = :entryId")
    void removeEntries(@Define("events") String events, List<Long> entryId);

    @SqlQuery("SELECT COUNT(*) FROM retention_stone WHERE kind = :leafKind")
    long stones(int leafKind);

    @SqlQuery("SELECT COUNT(*) FROM legal_hold WHERE lifted_at IS NULL")
    int standingHolds();
}
