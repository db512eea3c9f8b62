package org.whosaw.portal.identity.account;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Keeps accounts and their bindings to persons. */
interface AccountDao {
    @SqlQuery(
            "INSERT INTO patient_account (id, phone_index, phone, created_at, verified_at)"
                    + " VALUES (:id, :phoneIndex, :phoneIndex, :now, :now)"
                    + " ON CONFLICT (phone_index) DO UPDATE SET verified_at = :now RETURNING id")
    long open(long id, byte[] phoneIndex, long now);

    @SqlQuery("SELECT id FROM patient_account WHERE phone_index = :phoneIndex")
    @Nullable Long byPhone(byte[] phoneIndex);

    @SqlUpdate(
            "INSERT INTO account_person (account_id, person_id, hospital_id, bound_at,"
                    + " confirmed_at, record_phone_index, ended_at) VALUES (:accountId, :personId,"
                    + " :hospitalId, :boundAt, :confirmedAt, :recordPhoneIndex, NULL)"
                    + " ON CONFLICT (account_id, person_id) DO UPDATE SET"
                    + " confirmed_at = :confirmedAt, record_phone_index = :recordPhoneIndex,"
                    + " ended_at = NULL")
    void bind(@BindMethods Binding binding);

    @SqlQuery(
            "SELECT account_id, person_id, hospital_id, bound_at, confirmed_at,"
                    + " record_phone_index FROM account_person"
                    + " WHERE account_id = :accountId AND ended_at IS NULL"
                    + " ORDER BY bound_at, person_id")
    List<Binding> bindings(long accountId);

    @SqlUpdate(
            "UPDATE account_person SET confirmed_at = :now WHERE account_id = :accountId AND"
                    + " person_id = :personId AND ended_at IS NULL")
    int confirm(long accountId, long personId, long now);

    @SqlUpdate(
            "UPDATE account_person SET ended_at = :now"
                    + " WHERE person_id = :personId AND ended_at IS NULL")
    int endBindings(long personId, long now);

    @SqlQuery("SELECT account_id FROM account_person WHERE person_id = :personId")
    List<Long> accountsOf(long personId);

    /** The accounts that are bound to a person or to a guardian of hers, and their phones. */
    @SqlQuery(
            """
            SELECT a.id, a.phone_index, EXISTS (SELECT 1 FROM patient_session s
                WHERE s.account_id = a.id AND s.family_phone = 1 AND s.ended_at IS NULL
                    AND s.expires_at > :now) AS family
            FROM patient_account a WHERE a.id IN (
                SELECT p.account_id FROM account_person p
                    WHERE p.person_id = :personId AND p.ended_at IS NULL
                UNION SELECT p.account_id FROM guardian_link g
                    JOIN account_person p ON p.person_id = g.guardian_id AND p.ended_at IS NULL
                    WHERE g.child_id = :personId)
            ORDER BY a.id\
            """)
    List<Near> near(long personId, long now);

    /**
     * An account that may be a reader of a person.
     *
     * @param family whether a session of it is open on a phone that others use too
     */
    record Near(long id, byte[] phoneIndex, boolean family) {}

    /**
     * An account's binding to a person.
     *
     * @param recordPhoneIndex the hospital's phone on record when it was made, or null if none
     */
    record Binding(
            long accountId,
            long personId,
            long hospitalId,
            long boundAt,
            long confirmedAt,
            byte @Nullable [] recordPhoneIndex) {}
}
