package org.whosaw.portal.retention.pruning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.whosaw.portal.ledger.LeafKind;
import org.whosaw.portal.retention.pruning.StoneMason.Going;
import org.whosaw.portal.store.Tx;

/**
 * Prunes what she allowed, refused and stopped once it is needed for nothing any more. Each step
 * that goes leaves its stone in the ledger.
 */
final class ConsentPruning {
    private static final int LEAF = LeafKind.CONSENT.number();

    private final StoneMason stones;

    ConsentPruning(StoneMason stones) {
        this.stones = stones;
    }

    /**
     * Prunes what is due of one person.
     *
     * @param until says until when what ended at a time was kept, if that is over
     * @return how many permissions, refusals and stops went
     */
    int prune(Tx tx, long person, long horizon, Instant now, LongFunction<OptionalLong> until) {
        Dao dao = tx.dao(Dao.class);
        List<Going> going = new ArrayList<>();
        List<Long> grants =
                due(dao.grants(person, horizon), until, going, row -> dao.grantSteps(row.id()));
        dao.removeGrantSteps(grants);
        dao.removeGrants(grants);
        List<Long> stops =
                due(dao.stops(person, horizon), until, going, row -> dao.stopSteps(row.id()));
        dao.removeLetters(stops);
        dao.removeStopSteps(stops);
        dao.removeTargets(stops);
        dao.removeStops(stops);
        List<Long> refusals =
                due(dao.refusals(person, horizon), until, going, row -> List.of(row.id()));
        dao.removeRefusals(refusals);
        dao.removeAsked(person, horizon);
        List<Going> hers =
                going.stream()
                        .map(each -> new Going(each.entryId(), person, LEAF, each.keptUntil()))
                        .toList();
        stones.set(tx, hers, now);
        return stops.size() + grants.size() + refusals.size();
    }

    /** Finds the steps of what goes. */
    @FunctionalInterface
    private interface Steps {
        List<Long> of(Dao.Row row);
    }

    private static List<Long> due(
            List<Dao.Row> rows, LongFunction<OptionalLong> until, List<Going> going, Steps steps) {
        List<Long> due = new ArrayList<>();
        for (Dao.Row row : rows) {
            OptionalLong end = until.apply(row.endedAt());
            if (end.isPresent()) {
                due.add(row.id());
                for (long step : steps.of(row)) {
                    going.add(new Going(step, 0, LEAF, end.getAsLong()));
                }
            }
        }
        return due;
    }

    /** Finds and takes away. */
    interface Dao {
        /** What may be due, and when it ended. */
        record Row(long id, long endedAt) {}

        /**
         * Permissions that ended. One stays while a provision that it may have covered stands on
         * her list, and the last of a use while the hospital may still give that recipient
         * something: the list of stops that systems read each night is made from it.
         */
        @SqlQuery(
                """
                SELECT g.id, g.closed_at AS ended_at FROM consent_grant g
                WHERE g.person_id = :person AND g.state <> 'live' AND g.closed_at < :horizon
                    AND (g.holds_until IS NULL OR g.holds_until < :horizon)
                    AND NOT EXISTS (SELECT 1 FROM disclosure_subject s
                        WHERE s.person_id = g.person_id
                            AND s.occurred_at BETWEEN g.given_at AND g.closed_at)
                    AND (g.state = 'used'
                        OR NOT EXISTS (SELECT 1 FROM person p WHERE p.id = g.person_id)
                        OR NOT EXISTS (SELECT 1 FROM consent_use u WHERE u.id = g.use_id
                            AND u.state <> 'ended')
                        OR EXISTS (SELECT 1 FROM consent_grant n
                            WHERE n.person_id = g.person_id AND n.use_id = g.use_id
                                AND n.id > g.id AND n.state <> 'used'))
                ORDER BY g.id\
                """)
        List<Row> grants(long person, long horizon);

        @SqlQuery(
                "SELECT id, until_at AS ended_at FROM consent_refusal WHERE person_id = :person"
                        + " AND refused_at < :horizon AND until_at < :horizon ORDER BY id")
        List<Row> refusals(long person, long horizon);

        /**
         * Stops of which nothing is on its way or owed any more; the last of a recipient stays as
         * long as a permission of it does.
         */
        @SqlQuery(
                """
                SELECT s.id, COALESCE(MAX(t.changed_at), s.stopped_at) AS ended_at
                FROM consent_stop s LEFT JOIN stop_target t ON t.stop_id = s.id
                WHERE s.person_id = :person AND s.stopped_at < :horizon
                    AND NOT EXISTS (SELECT 1 FROM stop_target o WHERE o.stop_id = s.id
                        AND (o.changed_at >= :horizon
                            OR EXISTS (SELECT 1 FROM person p WHERE p.id = s.person_id)
                                AND o.state IN ('calling', 'awaiting-list', 'listed',
                                    'owes-stop', 'stop-late', 'stopped', 'deletion-late')))
                    AND (EXISTS (SELECT 1 FROM consent_stop n WHERE n.person_id = s.person_id
                            AND n.recipient_id = s.recipient_id AND n.id > s.id
                            AND n.kind <> 'given')
                        OR NOT EXISTS (SELECT 1 FROM consent_grant g
                            WHERE g.person_id = s.person_id
                                AND g.recipient_id = s.recipient_id))
                GROUP BY s.id, s.stopped_at ORDER BY s.id\
                """)
        List<Row> stops(long person, long horizon);

        @SqlQuery("SELECT id FROM consent_event WHERE grant_id = :id")
        List<Long> grantSteps(long id);

        @SqlQuery(
                "SELECT e.id FROM stop_event e JOIN stop_target t ON t.id = e.target_id"
                        + " WHERE t.stop_id = :id")
        List<Long> stopSteps(long id);

        @SqlBatch("DELETE FROM consent_event WHERE grant_id = :id")
        void removeGrantSteps(List<Long> id);

        @SqlBatch("DELETE FROM consent_grant WHERE id = :id")
        void removeGrants(List<Long> id);

        @SqlBatch("DELETE FROM consent_refusal WHERE id = :id")
        void removeRefusals(List<Long> id);

        @SqlBatch(
                "DELETE FROM stop_letter WHERE target_id IN"
                        + " (SELECT id FROM stop_target WHERE stop_id = :id)")
        void removeLetters(List<Long> id);

        @SqlBatch(
                "DELETE FROM stop_event WHERE target_id IN"
                        + " (SELECT id FROM stop_target WHERE stop_id = :id)")
        void removeStopSteps(List<Long> id);

        @SqlBatch("DELETE FROM stop_target WHERE stop_id = :id")
        void removeTargets(List<Long> id);

        @SqlBatch("DELETE FROM consent_stop WHERE id = :id")
        void removeStops(List<Long> id);

        @SqlUpdate("DELETE FROM consent_asked WHERE person_id = :person AND last_at < :horizon")
        void removeAsked(long person, long horizon);
    }
}
