package org.whosaw.portal.access.why;

import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Keeps the answers that stood before a late fact. */
interface ExplanationDao {
    /** A row of {@code explanation_change}; strengths and rules by code. */
    record ChangeRow(
            long personId,
            long occurredAt,
            long eventId,
            long changedAt,
            String wasStrength,
            String wasRule,
            String strength,
            String rule,
            int told) {}

    // Two changes within one microsecond are one: the first answer and the last remain.
    @SqlUpdate(
            """
            INSERT INTO explanation_change (person_id, occurred_at, event_id, changed_at,
                was_strength, was_rule, strength, rule, told)
            VALUES (:personId, :occurredAt, :eventId, :changedAt,
                :wasStrength, :wasRule, :strength, :rule, :told)
            ON CONFLICT (person_id, occurred_at, event_id, changed_at) DO UPDATE
            SET strength = excluded.strength, rule = excluded.rule,
                told = CASE WHEN excluded.told > explanation_change.told
                    THEN excluded.told ELSE explanation_change.told END\
            """)
    void add(@BindMethods ChangeRow row);

    @SqlQuery("SELECT MAX(looked_at) FROM access_look WHERE person_id = :personId")
    Optional<Long> lastLook(long personId);
}
