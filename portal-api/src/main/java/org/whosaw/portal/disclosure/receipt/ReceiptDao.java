package org.whosaw.portal.disclosure.receipt;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Keeps receipts, and finds the provision that each is of. */
interface ReceiptDao {
    /** A row of {@code disclosure_receipt}. */
    record Row(
            long id,
            long hospitalId,
            long recipientId,
            byte[] sourceKey,
            byte[] contentHash,
            byte[] subjectKey,
            @Nullable Long personId,
            long receivedAt,
            long saidAt,
            long elements,
            int isProtected,
            @Nullable Long disclosureId) {
        @Override
        public String toString() {
            return "Row[" + id + "]";
        }
    }

    /** The statement of a receipt, a row of {@code disclosure_statement}. */
    record Said(
            long id,
            long hospitalId,
            long recipientId,
            String doneOn,
            long saidAt,
            long saidBy,
            String body,
            String signature) {}

    /** What is known of a source key. */
    record Known(long id, byte[] contentHash, @Nullable Long disclosureId) {}

    /** A provision that a receipt may be of. */
    record Candidate(long id, long occurredAt, long elements) {}

    /** A provision of which its recipient has said nothing. */
    record SilentRow(long id, long recipientId, long occurredAt, long elements) {}

    String COLUMNS =
            "SELECT id, hospital_id, recipient_id, source_key, content_hash, subject_key,"
                    + " person_id, received_at, said_at, elements, protected AS is_protected,"
                    + " disclosure_id FROM disclosure_receipt";

    String UNSAID =
            " AND d.access_event_id IS NULL AND NOT EXISTS (SELECT 1 FROM disclosure_said x"
                    + " WHERE x.disclosure_id = d.id AND x.about = 'receipt')";

    @SqlQuery(
            "SELECT id, content_hash, disclosure_id FROM disclosure_receipt"
                    + " WHERE source_key = :key")
    Optional<Known> known(byte[] key);

    @SqlUpdate(
            """
            INSERT INTO disclosure_receipt (id, hospital_id, recipient_id, source_key, content_hash,
                subject_key, person_id, received_at, said_at, elements, protected, disclosure_id)
            VALUES (:id, :hospitalId, :recipientId, :sourceKey, :contentHash,
                :subjectKey, :personId, :receivedAt, :saidAt, :elements, :isProtected,
                :disclosureId)\
            """)
    void add(@BindMethods Row row);

    @SqlUpdate(
            """
            INSERT INTO disclosure_statement (id, hospital_id, recipient_id, kind, done_on, said_at,
                said_by, body, signature)
            VALUES (:id, :hospitalId, :recipientId, 'received', :doneOn, :saidAt, :saidBy, :body,
                :signature)\
            """)
    void add(@BindMethods Said said);

    @SqlUpdate(
            "INSERT INTO disclosure_said (disclosure_id, about, statement_id)"
                    + " VALUES (:disclosure, 'receipt', :statement) ON CONFLICT DO NOTHING")
    int said(long disclosure, long statement);

    @SqlUpdate(
            "UPDATE disclosure_receipt SET disclosure_id = :disclosure"
                    + " WHERE id = :id AND disclosure_id IS NULL")
    int pair(long id, long disclosure);

    @SqlUpdate(
            "UPDATE disclosure_receipt SET person_id = :person"
                    + " WHERE id = :id AND person_id IS NULL")
    void join(long id, long person);

    /** What was given of her to the recipient, told to her already or held back by law. */
    @SqlQuery(
            """
            SELECT d.id, d.occurred_at, d.elements FROM (
                SELECT disclosure_id FROM disclosure_subject WHERE person_id = :person
                    AND occurred_at >= :since AND occurred_at <= :until
                UNION ALL SELECT disclosure_id FROM disclosure_withheld WHERE person_id = :person
                    AND occurred_at >= :since AND occurred_at <= :until) AS hers
            JOIN disclosure d ON d.id = hers.disclosure_id
            WHERE d.recipient_id = :recipient\
            """
                    + UNSAID)
    List<Candidate> ofPerson(long person, long recipient, long since, long until);

    /** The same of somebody who is not registered yet. */
    @SqlQuery(
            """
            SELECT d.id, d.occurred_at, d.elements FROM disclosure_waiting w
            JOIN disclosure d ON d.id = w.disclosure_id
            WHERE w.subject_key = :key AND w.occurred_at >= :since AND w.occurred_at <= :until
                AND d.recipient_id = :recipient\
            """
                    + UNSAID)
    List<Candidate> ofKey(byte[] key, long recipient, long since, long until);

    @SqlQuery(
            COLUMNS
                    + " WHERE disclosure_id IS NULL AND received_at >= :since"
                    + " ORDER BY received_at DESC LIMIT :most")
    List<Row> alone(long since, int most);

    @SqlQuery(
            COLUMNS
                    + " WHERE disclosure_id IS NULL AND recipient_id = :recipient"
                    + " AND said_at <= :until ORDER BY received_at DESC, id DESC LIMIT :most")
    List<Row> aloneOf(long recipient, long until, int most);

    @SqlQuery(
            COLUMNS
                    + " WHERE disclosure_id IS NULL AND person_id = :person AND protected <= :most"
                    + " AND said_at <= :until ORDER BY received_at DESC, id DESC LIMIT :limit")
    List<Row> aloneAbout(long person, int most, long until, int limit);

    /** Given, long enough ago, and its recipient is silent; of its newest provisions. */
    @SqlQuery(
            """
            SELECT d.id, d.recipient_id, d.occurred_at, d.elements FROM (
                SELECT id FROM disclosure WHERE recipient_id = :recipient
                ORDER BY id DESC LIMIT :among) AS newest
            JOIN disclosure d ON d.id = newest.id WHERE d.occurred_at <= :until\
            """
                    + UNSAID
                    + " ORDER BY d.occurred_at DESC, d.id DESC LIMIT :most")
    List<SilentRow> silent(long recipient, long until, int among, int most);
}
