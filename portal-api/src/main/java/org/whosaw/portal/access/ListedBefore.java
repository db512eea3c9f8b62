package org.whosaw.portal.access;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Knows how long a list was of which rows come by themselves: rows that were refused and are sent
 * again belong to the look that is on record, by the same account, system and place at the same
 * moment.
 */
final class ListedBefore {
    private static final String WHOLE =
            "SELECT MAX(COALESCE(list_count, subject_count)) FROM access_event"
                    + " WHERE accessor_id = ? AND occurred_at = ? AND system_id = ?"
                    + " AND COALESCE(origin_id, 0) = ? AND action = ?";

    private ListedBefore() {}

    /** Returns how many the list showed, as it is on record; 0 when it is not. */
    static int of(
            Database database,
            long systemId,
            Accessor accessor,
            @Nullable Origin origin,
            AccessAction action,
            long at) {
        return database.read(tx -> of(tx, systemId, accessor, origin, action, at));
    }

    private static int of(
            Tx tx,
            long systemId,
            Accessor accessor,
            @Nullable Origin origin,
            AccessAction action,
            long at) {
        try {
            PreparedStatement query = tx.statement(WHOLE);
            query.setLong(1, accessor.id());
            query.setLong(2, at);
            query.setLong(3, systemId);
            query.setLong(4, origin == null ? 0 : origin.id());
            query.setInt(5, action.ordinal());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("reading failed", e);
        }
    }
}
