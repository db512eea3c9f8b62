package org.whosaw.portal.access.feed;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Reads and writes what is known of feeds. */
interface FeedDao {
    /** What one batch brought of one system. */
    record ArrivalRow(
            long id,
            long hospitalId,
            long systemId,
            long events,
            long unnumbered,
            long oldestAt,
            long newestAt,
            long recordedAt,
            byte[] runs,
            byte @Nullable [] days) {}

    /** What arrived of one day of one system. */
    record DayRow(long systemId, long day, long events, byte[] digest) {}

    /** How far one system's feed is. */
    record FeedRow(
            long systemId,
            long hospitalId,
            long events,
            long unnumbered,
            long oldestAt,
            long newestAt,
            long sinceAt,
            long arrivedAt,
            long unclear) {
        FeedRow plus(ArrivalRow more) {
            return new FeedRow(
                    systemId,
                    hospitalId,
                    events + more.events(),
                    unnumbered + more.unnumbered(),
                    Math.min(oldestAt, more.oldestAt()),
                    Math.max(newestAt, more.newestAt()),
                    Math.min(sinceAt, more.recordedAt()),
                    Math.max(arrivedAt, more.recordedAt()),
                    unclear);
        }

        static FeedRow of(ArrivalRow first) {
            return new FeedRow(
                    first.systemId(),
                    first.hospitalId(),
                    first.events(),
                    first.unnumbered(),
                    first.oldestAt(),
                    first.newestAt(),
                    first.recordedAt(),
                    first.recordedAt(),
                    0);
        }

        FeedRow withUnclear(long more) {
            return new FeedRow(
                    systemId,
                    hospitalId,
                    events,
                    unnumbered,
                    oldestAt,
                    newestAt,
                    sinceAt,
                    arrivedAt,
                    unclear + more);
        }
    }

    /** A run of numbers of one system. */
    record RunRow(long systemId, long firstSeq, long lastSeq, long firstAt, long lastAt) {
        Run run() {
            return new Run(firstSeq, lastSeq, firstAt, lastAt);
        }
    }

    @SqlQuery("SELECT COUNT(*) FROM (SELECT 1 FROM access_arrival LIMIT 1) AS waiting")
    int anyArrival();

    @SqlQuery("SELECT * FROM access_arrival ORDER BY id LIMIT :limit")
    List<ArrivalRow> arrivals(int limit);

    @SqlBatch("DELETE FROM access_arrival WHERE id = :id")
    void forget(List<Long> id);

    @SqlQuery("SELECT * FROM access_feed WHERE system_id = :systemId")
    Optional<FeedRow> feed(long systemId);

    @SqlQuery("SELECT * FROM access_feed WHERE hospital_id = :hospitalId")
    List<FeedRow> feeds(long hospitalId);

    @SqlQuery("SELECT * FROM access_day WHERE system_id = :systemId AND day = :day")
    Optional<DayRow> day(long systemId, long day);

    @SqlUpdate(
            """
            INSERT INTO access_day (system_id, day, events, digest)
            VALUES (:systemId, :day, :events, :digest)
            ON CONFLICT (system_id, day) DO UPDATE SET events = excluded.events,
                digest = excluded.digest\
            """)
    void putDay(@BindMethods DayRow row);

    /** How many events of one system wait. */
    record HeldRow(long systemId, long held) {}

    @SqlQuery(
            """
            SELECT e.system_id, COUNT(DISTINCT w.event_id) AS held
            FROM access_waiting w JOIN access_event e ON e.id = w.event_id
            WHERE e.hospital_id = :hospitalId GROUP BY e.system_id\
            """)
    List<HeldRow> held(long hospitalId);

    @SqlUpdate(
            """
            INSERT INTO access_feed (system_id, hospital_id, events, unnumbered, oldest_at,
                newest_at, since_at, arrived_at, unclear)
            VALUES (:systemId, :hospitalId, :events, :unnumbered, :oldestAt, :newestAt, :sinceAt,
                :arrivedAt, :unclear)
            ON CONFLICT (system_id) DO UPDATE SET events = excluded.events,
                unnumbered = excluded.unnumbered, oldest_at = excluded.oldest_at,
                newest_at = excluded.newest_at, since_at = excluded.since_at,
                arrived_at = excluded.arrived_at, unclear = excluded.unclear\
            """)
    void put(@BindMethods FeedRow row);

    @SqlQuery("SELECT * FROM access_run WHERE system_id = :systemId ORDER BY first_seq")
    List<RunRow> runs(long systemId);

    @SqlQuery(
            """
            SELECT r.* FROM access_run r JOIN access_feed f ON f.system_id = r.system_id
            WHERE f.hospital_id = :hospitalId ORDER BY r.system_id, r.first_seq\
            """)
    List<RunRow> runsOf(long hospitalId);

    @SqlBatch("DELETE FROM access_run WHERE system_id = :systemId AND first_seq = :firstSeq")
    void removeRuns(@BindMethods List<RunRow> rows);

    @SqlBatch(
            """
            INSERT INTO access_run (system_id, first_seq, last_seq, first_at, last_at)
            VALUES (:systemId, :firstSeq, :lastSeq, :firstAt, :lastAt)\
            """)
    void addRuns(@BindMethods List<RunRow> rows);
}
