package org.whosaw.portal.notice.round;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.notice.NoticeRow;

/** Keeps rounds and claims them, and claims notices of which a message is due. */
interface RoundDao {
    /** A row of {@code notice_round}. */
    record Round(long personId, long sinceAt, long readUpto, long digestUpto) {}

    /** Begins a round for everybody who has a reader and none yet. */
    @SqlUpdate(
            """
            INSERT INTO notice_round (person_id, since_at, read_upto, digest_upto, next_at)
            SELECT DISTINCT h.person_id, :now, :from, :now, 0 FROM (
                SELECT person_id FROM account_person WHERE ended_at IS NULL
                UNION SELECT g.child_id FROM guardian_link g JOIN account_person p
                    ON p.person_id = g.guardian_id AND p.ended_at IS NULL
                    WHERE g.blocked_at IS NULL AND g.until_at > :now) AS h
            WHERE NOT EXISTS (SELECT 1 FROM notice_round r WHERE r.person_id = h.person_id)
            ON CONFLICT (person_id) DO NOTHING\
            """)
    int adopt(long now, long from);

    @SqlUpdate(
            """
            INSERT INTO notice_round (person_id, since_at, read_upto, digest_upto, next_at)
            VALUES (:person, :now, :from, :now, 0) ON CONFLICT (person_id) DO NOTHING\
            """)
    int adoptOne(long person, long now, long from);

    @SqlQuery(
            """
            DELETE FROM notice_bell WHERE (entry_id, person_id) IN (
                SELECT entry_id, person_id FROM notice_bell ORDER BY entry_id LIMIT :most
                <claimSuffix>) RETURNING person_id\
            """)
    List<Long> takeBells(int most, @Define String claimSuffix);

    @SqlUpdate("UPDATE notice_round SET next_at = 0 WHERE person_id = :person")
    void hurry(long person);

    @SqlQuery(
            """
            UPDATE notice_round SET next_at = :lease WHERE person_id IN (
                SELECT person_id FROM notice_round WHERE next_at <= :now
                ORDER BY next_at LIMIT :most <claimSuffix>)
            RETURNING person_id, since_at, read_upto, digest_upto\
            """)
    List<Round> claim(long now, long lease, int most, @Define String claimSuffix);

    @SqlQuery(
            "UPDATE notice_round SET next_at = :lease WHERE person_id = :person"
                    + " RETURNING person_id, since_at, read_upto, digest_upto")
    Optional<Round> claimOne(long person, long lease);

    /** Notes a round; one that was rung for meanwhile stays due. */
    @SqlUpdate(
            "UPDATE notice_round SET read_upto = :readUpto, digest_upto = :digestUpto,"
                    + " next_at = CASE WHEN next_at = 0 THEN 0 ELSE :next END"
                    + " WHERE person_id = :person AND read_upto <= :readUpto")
    void done(long person, long readUpto, long digestUpto, long next);

    @SqlUpdate("UPDATE notice_round SET next_at = :next WHERE person_id = :person")
    void rest(long person, long next);

    @SqlQuery(
            """
            UPDATE notice SET due_at = :lease WHERE id IN (
                SELECT id FROM notice WHERE due_at <= :now ORDER BY due_at LIMIT :most
                <claimSuffix>)
            RETURNING id, person_id, kind, cause, entry_id, party_id, happened_at, told_at,
                protected AS is_protected, looks, provisions, due_at\
            """)
    List<NoticeRow> claimNotices(long now, long lease, int most, @Define String claimSuffix);

    @SqlUpdate(
            "INSERT INTO notice_sent (account_id, notice_id, sent_at)"
                    + " VALUES (:account, :notice, :now) ON CONFLICT DO NOTHING")
    int sent(long account, long notice, long now);

    @SqlQuery(
            "SELECT count(*) FROM notice_sent WHERE account_id = :account AND notice_id = :notice")
    int wasSent(long account, long notice);

    @SqlUpdate("UPDATE notice SET due_at = :due WHERE id = :notice")
    void due(long notice, @Nullable Long due);
}
