package org.whosaw.portal.hospital.counter;

import java.util.List;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.PlainQuery;
import org.whosaw.portal.store.Tx;

/** Tells what the counter has on record of a person's visits: why it looked at her. */
public final class CounterVisits {
    private static final PlainQuery<Visit> VISITS =
            new PlainQuery<>(
                    "SELECT id, staff_user_id, checked_at AS done_at FROM counter_check"
                            + " WHERE person_id = ?"
                            + " UNION ALL SELECT id, staff_user_id, noted_at FROM counter_note"
                            + " WHERE person_id = ? ORDER BY done_at, id",
                    row -> new Visit(row.getLong(1), row.getLong(2), row.getLong(3)));

    private CounterVisits() {}

    /**
     * Papers that were checked, or a wish that was written down.
     *
     * @param at in microseconds
     */
    public record Visit(long id, long staffUserId, long at) {}

    /** Returns a person's visits, oldest first. */
    public static List<Visit> of(Tx tx, PersonId person) {
        return VISITS.all(tx, person.value(), person.value());
    }
}
