package org.whosaw.portal.consent.decision;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Reads and writes what was asked and refused. */
interface AskedDao {
    /** A row of {@code consent_asked}; {@code day} is the day's number in China. */
    record Row(
            long personId,
            long day,
            long recipientId,
            String purpose,
            String reason,
            long clientId,
            long hospitalId,
            long elements,
            long times,
            long firstAt,
            long lastAt) {
        @Override
        public String toString() {
            return "Row[]";
        }
    }

    @SqlUpdate(
            """
            INSERT INTO consent_asked (person_id, day, recipient_id, purpose, reason, client_id,
                hospital_id, elements, times, first_at, last_at)
            VALUES (:personId, :day, :recipientId, :purpose, :reason, :clientId,
                :hospitalId, :elements, :times, :firstAt, :lastAt)
            ON CONFLICT (person_id, day, recipient_id, purpose, reason, client_id) DO UPDATE SET
                elements = consent_asked.elements | excluded.elements,
                times = consent_asked.times + excluded.times,
                last_at = excluded.last_at\
            """)
    void add(@BindMethods Row row);

    @SqlQuery(
            "SELECT * FROM consent_asked WHERE person_id IN (<persons>)"
                    + " ORDER BY last_at DESC LIMIT :limit")
    List<Row> ofPersons(@BindList List<Long> persons, int limit);
}
