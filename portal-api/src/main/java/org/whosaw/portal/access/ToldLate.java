package org.whosaw.portal.access;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/** Finds which entries of a page a law held back until their day: one short query a person. */
final class ToldLate {
    private static final String TOLD =
            "SELECT d.entry_id FROM deferral d WHERE d.kind = 0 AND d.occurred_at BETWEEN ? AND ?"
                + " AND d.state IN ('lifted', 'revealed') AND (d.person_id = 0 OR d.person_id = ?)";

    private ToldLate() {}

    /** An entry of a person. */
    record Line(long eventId, PersonId person) {
        static Line of(StoredAccess row) {
            return new Line(row.eventId(), row.person());
        }
    }

    /** Returns which of the rows are told late. */
    static Set<Line> among(Tx tx, List<StoredAccess> page) {
        Set<Line> told = new HashSet<>();
        if (page.isEmpty()) {
            return told;
        }
        long newest = page.get(0).occurredAt();
        long oldest = page.get(page.size() - 1).occurredAt();
        Set<PersonId> persons = new HashSet<>();
        page.forEach(row -> persons.add(row.person()));
        for (PersonId person : persons) {
            try {
                PreparedStatement query = tx.statement(TOLD);
                query.setLong(1, oldest);
                query.setLong(2, newest);
                query.setLong(3, person.value());
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        told.add(new Line(row.getLong(1), person));
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException("reading failed", e);
            }
        }
        return told;
    }
}
