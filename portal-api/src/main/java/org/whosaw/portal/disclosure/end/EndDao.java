package org.whosaw.portal.disclosure.end;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Keeps statements, and reads what is owed from provisions and contracts. */
interface EndDao {
    /** A row of {@code disclosure_statement}. */
    record StatementRow(
            long id,
            long hospitalId,
            long recipientId,
            String kind,
            String doneOn,
            long saidAt,
            long saidBy,
            String body,
            String signature) {}

    /** What was said of one provision. */
    record Said(String kind, String doneOn, long saidAt) {}

    /** A provision whose end is owed. */
    record OwedRow(
            long id,
            long recipientId,
            long occurredAt,
            long elements,
            int persons,
            String due,
            boolean received) {}

    /** A look is at the hospital's own system: nothing is kept, so nothing is owed. */
    String OWED =
            """
            SELECT d.id, d.recipient_id, d.occurred_at, d.elements,
                (SELECT count(*) FROM disclosure_subject s WHERE s.disclosure_id = d.id)
                    AS persons,
                COALESCE(d.keep_until, r.contract_end) AS due,
                EXISTS (SELECT 1 FROM disclosure_said x WHERE x.disclosure_id = d.id
                    AND x.about = 'receipt') AS received
            FROM disclosure d JOIN recipient r ON r.id = d.recipient_id
            WHERE d.access_event_id IS NULL AND d.destroyed_on IS NULL
                AND COALESCE(d.keep_until, r.contract_end) IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM disclosure_said e WHERE e.disclosure_id = d.id
                    AND e.about = 'end')
            """;

    @SqlQuery(OWED + " AND d.recipient_id = :recipient ORDER BY due, d.id LIMIT :most")
    List<OwedRow> owed(long recipient, int most);

    @SqlQuery(
            OWED
                    + " AND d.hospital_id = :hospital"
                    + " AND COALESCE(d.keep_until, r.contract_end) < :today"
                    + " ORDER BY due, d.id LIMIT :most")
    List<OwedRow> late(long hospital, String today, int most);

    @SqlQuery(
            OWED
                    + " AND COALESCE(d.keep_until, r.contract_end) < :today"
                    + " AND COALESCE(d.keep_until, r.contract_end) >= :since"
                    + " ORDER BY due, d.id LIMIT :most")
    List<OwedRow> lateSince(String today, String since, int most);

    @SqlQuery(
            "SELECT person_id FROM disclosure_subject WHERE disclosure_id = :disclosure"
                    + " AND occurred_at = :at AND protected = 0")
    List<Long> persons(long disclosure, long at);

    @SqlQuery(
            "SELECT id, recipient_id, occurred_at, elements, 0 AS persons, '' AS due, 1 = 0 AS"
                    + " received FROM disclosure WHERE id = :id AND recipient_id = :recipient")
    List<OwedRow> ofRecipient(long id, long recipient);

    @SqlUpdate(
            """
            INSERT INTO disclosure_statement (id, hospital_id, recipient_id, kind, done_on, said_at,
                said_by, body, signature)
            VALUES (:id, :hospitalId, :recipientId, :kind, :doneOn, :saidAt, :saidBy, :body,
                :signature)\
            """)
    void add(@BindMethods StatementRow row);

    @SqlUpdate(
            "INSERT INTO disclosure_said (disclosure_id, about, statement_id)"
                    + " VALUES (:disclosure, :about, :statement) ON CONFLICT DO NOTHING")
    int said(long disclosure, String about, long statement);

    @SqlQuery(
            "SELECT s.kind, s.done_on, s.said_at FROM disclosure_said x"
                    + " JOIN disclosure_statement s ON s.id = x.statement_id"
                    + " WHERE x.disclosure_id = :disclosure")
    List<Said> saidOf(long disclosure);
}
