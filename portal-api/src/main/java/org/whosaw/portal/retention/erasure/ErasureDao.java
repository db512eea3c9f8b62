package org.whosaw.portal.retention.erasure;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Counts what stays of a person, takes the rest away, and keeps that it was done. */
interface ErasureDao {
    /** Rows of a kind, and when the last of them was. */
    record Last(long rows, @Nullable Long at) {}

    /** Whom the hospital knows under which keys. */
    record Known(long hospitalId, byte[] mrnKey, byte @Nullable [] phoneKey) {}

    /** An erasure as it is stored. */
    record Row(
            long id,
            long personId,
            long hospitalId,
            byte[] foundBy,
            String ground,
            long erasedBy,
            long erasedAt,
            long keyCopiesUntil,
            byte[] salt) {}

    /** What stays, as it is stored; the day counts from 1970. */
    record KeptRow(long personId, String kind, long rowCount, long untilDay) {}

    @SqlQuery("SELECT hospital_id, mrn_key, phone_key FROM person WHERE id = :person")
    Optional<Known> known(long person);

    @SqlQuery(
            """
            SELECT COUNT(*) AS rows, MAX(at) AS at FROM (
                SELECT occurred_at AS at FROM access_subject WHERE person_id = :person
                UNION ALL SELECT occurred_at FROM access_withheld WHERE person_id = :person) AS seen\
            """)
    Last accesses(long person);

    @SqlQuery(
            """
            SELECT COUNT(*) AS rows, MAX(at) AS at FROM (
                SELECT occurred_at AS at FROM disclosure_subject WHERE person_id = :person
                UNION ALL SELECT occurred_at FROM disclosure_withheld
                    WHERE person_id = :person) AS given\
            """)
    Last disclosures(long person);

    @SqlQuery(
            """
            SELECT COUNT(*) AS rows, MAX(at) AS at FROM (
                SELECT COALESCE(closed_at, filed_at) AS at FROM request WHERE person_id = :person
                UNION ALL SELECT COALESCE(closed_at, filed_at) FROM rights_request
                    WHERE person_id = :person) AS asked\
            """)
    Last requests(long person);

    @SqlQuery(
            "SELECT COUNT(*) FROM legal_hold WHERE hospital_id = :hospital AND lifted_at IS NULL"
                    + " AND (person_id = :person OR person_id = 0)")
    long holds(long hospital, long person);

    @SqlQuery(
            "SELECT COUNT(*) AS rows, MAX(noted_at) AS at FROM counter_note"
                    + " WHERE person_id = :person")
    Last wishes(long person);

    @SqlQuery(
            """
            SELECT COUNT(*) AS rows, MAX(at) AS at FROM (
                SELECT COALESCE(closed_at, until_at, given_at) AS at FROM consent_grant
                    WHERE person_id = :person
                UNION ALL SELECT refused_at FROM consent_refusal WHERE person_id = :person
                UNION ALL SELECT stopped_at FROM consent_stop WHERE person_id = :person) AS said\
            """)
    Last consents(long person);

    @SqlQuery("SELECT account_id FROM account_person WHERE person_id = :person")
    List<Long> accounts(long person);

    @SqlQuery("SELECT COUNT(*) FROM account_person WHERE account_id = :account")
    long personsOf(long account);

    @SqlUpdate(
            """
            INSERT INTO erasure (id, person_id, hospital_id, found_by, ground, erased_by, erased_at,
                key_copies_until, salt)
            VALUES (:id, :personId, :hospitalId, :foundBy, :ground, :erasedBy, :erasedAt,
                :keyCopiesUntil, :salt)\
            """)
    void add(@BindMethods Row row);

    @SqlQuery(
            "SELECT e.id FROM deferral_event e JOIN deferral d ON d.id = e.deferral_id"
                    + " WHERE d.person_id = :person AND d.state NOT IN ('proposed', 'standing')")
    List<Long> deferralSteps(long person);

    /** Persons with leaves but without a key, whom nobody erased. */
    @SqlQuery(
            """
            SELECT DISTINCT e.person_id FROM ledger_entry e WHERE e.person_id <> 0
                AND NOT EXISTS (SELECT 1 FROM data_key k WHERE k.owner_id = e.person_id
                    AND k.wrapped IS NOT NULL)
                AND NOT EXISTS (SELECT 1 FROM erasure x WHERE x.person_id = e.person_id)
            LIMIT 200\
            """)
    List<Long> keyless();

    @SqlQuery("SELECT * FROM erasure ORDER BY id")
    List<Row> everything();

    @SqlUpdate(
            "INSERT INTO erasure_kept (person_id, kind, row_count, until_day)"
                    + " VALUES (:personId, :kind, :rowCount, :untilDay)")
    void addKept(@BindMethods KeptRow row);

    @SqlQuery(
            "SELECT id, person_id, hospital_id, found_by, ground, erased_by, erased_at,"
                    + " key_copies_until, salt FROM erasure WHERE hospital_id = :hospital"
                    + " ORDER BY id DESC LIMIT :most")
    List<Row> newest(long hospital, int most);

    @SqlQuery(
            "SELECT person_id, kind, row_count, until_day FROM erasure_kept"
                    + " WHERE person_id = :person ORDER BY kind")
    List<KeptRow> kept(long person);
}
