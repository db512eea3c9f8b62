package org.whosaw.portal.access;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/**
 * Reads a person's list by its clustered key: the hot reading path, plain JDBC. Each query is one
 * range of {@code access_subject} and one look-up an entry.
 */
final class AccessRows {
    static final String COLUMNS =
            "s.occurred_at, s.event_id, e.system_id, e.accessor_id, e.origin_id, e.action,"
                    + " e.outcome, e.purpose, e.categories, e.elements, e.flags,"
                    + " COALESCE(e.list_count, e.subject_count),"
                    + " CASE WHEN e.reason IS NULL THEN 0 ELSE 1 END";
    private static final String TABLES =
            " FROM access_subject s JOIN access_event e ON e.id = s.event_id";

    private AccessRows() {}

    /**
     * A range of one person's list.
     *
     * @param since the earliest time, inclusive
     * @param beforeAt with {@code beforeId} the position that entries must lie before
     * @param protectedToo whether specially protected entries are read
     * @param categories bits of which one must be there; 0 asks nothing
     * @param elements bits that must all be there; 0 asks nothing
     */
    record Range(
            PersonId person,
            long since,
            long beforeAt,
            long beforeId,
            boolean protectedToo,
            long categories,
            long elements,
            @Nullable String department,
            @Nullable Long systemId) {
        Range before(long at, long id) {
            return new Range(
                    person,
                    since,
                    at,
                    id,
                    protectedToo,
                    categories,
                    elements,
                    department,
                    systemId);
        }

        private String where() {
            StringBuilder where = new StringBuilder();
            where.append(protectedToo ? "" : " AND s.protected = 0");
            where.append(categories == 0 ? "" : " AND (e.categories & ?) <> 0");
            where.append(elements == 0 ? "" : " AND (e.elements & ?) = ?");
            where.append(systemId == null ? "" : " AND e.system_id = ?");
            where.append(
                    department == null
                            ? ""
                            : " AND EXISTS (SELECT 1 FROM accessor a WHERE a.id = e.accessor_id"
                                    + " AND a.department = ?)");
            return where.toString();
        }

        private int bind(PreparedStatement query, int from) throws SQLException {
            int at = from;
            if (categories != 0) {
                query.setLong(at++, categories);
            }
            if (elements != 0) {
                query.setLong(at++, elements);
                query.setLong(at++, elements);
            }
            if (systemId != null) {
                query.setLong(at++, systemId);
            }
            if (department != null) {
                query.setString(at++, department);
            }
            return at;
        }
    }

    /** Returns the newest entries of the range, newest first. */
    static List<StoredAccess> newest(Tx tx, Range range, int limit) {
        String sql =
                "SELECT "
                        + COLUMNS
                        + TABLES
                        + " WHERE s.person_id = ? AND s.occurred_at >= ?"
                        + " AND (s.occurred_at, s.event_id) < (?, ?)"
                        + range.where()
                        + " ORDER BY s.occurred_at DESC, s.event_id DESC LIMIT ?";
        try {
            PreparedStatement query = tx.statement(sql);
            query.setLong(1, range.person().value());
            query.setLong(2, range.since());
            query.setLong(3, range.beforeAt());
            query.setLong(4, range.beforeId());
            query.setInt(range.bind(query, 5), limit);
            return read(query, range.person());
        } catch (SQLException e) {
            throw new IllegalStateException("reading failed", e);
        }
    }

    /**
     * Returns entries at or after the position that the range ends before, up to {@code until},
     * oldest first.
     */
    static List<StoredAccess> following(Tx tx, Range range, long until, int limit) {
        String sql =
                "SELECT "
                        + COLUMNS
                        + TABLES
                        + " WHERE s.person_id = ? AND s.occurred_at <= ?"
                        + " AND (s.occurred_at, s.event_id) >= (?, ?)"
                        + range.where()
                        + " ORDER BY s.occurred_at, s.event_id LIMIT ?";
        try {
            PreparedStatement query = tx.statement(sql);
            query.setLong(1, range.person().value());
            query.setLong(2, until);
            query.setLong(3, range.beforeAt());
            query.setLong(4, range.beforeId());
            query.setInt(range.bind(query, 5), limit);
            return read(query, range.person());
        } catch (SQLException e) {
            throw new IllegalStateException("reading failed", e);
        }
    }

    /** Reads what a query of {@link #COLUMNS} answers. */
    static List<StoredAccess> read(PreparedStatement query, PersonId person) throws SQLException {
        List<StoredAccess> rows = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                long origin = row.getLong(5);
                Long originId = row.wasNull() ? null : origin;
                rows.add(
                        new StoredAccess(
                                person,
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                originId,
                                row.getInt(6),
                                row.getInt(7),
                                row.getInt(8),
                                row.getLong(9),
                                row.getLong(10),
                                row.getInt(11),
                                row.getInt(12),
                                row.getInt(13) != 0));
            }
        }
        return rows;
    }
}
