package org.whosaw.portal.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A query that every page makes: plain JDBC, its columns read by number. A SQL object costs several
 * times the work of a small statement, which only such a query is worth avoiding. Safe for threads.
 *
 * @param sql with a {@code ?} for each parameter; kept prepared by its connection
 */
public record PlainQuery<T>(String sql, Reader<T> reader) {
    /** Reads the row that the result set stands on. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Returns the first row, if any; parameters are numbers, texts or bytes. */
    public Optional<T> first(Tx tx, Object... parameters) {
        List<T> rows = read(tx, 1, parameters);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    /** Returns all rows, in order; parameters are numbers, texts or bytes. */
    public List<T> all(Tx tx, Object... parameters) {
        return read(tx, Integer.MAX_VALUE, parameters);
    }

    private List<T> read(Tx tx, int most, Object... parameters) {
        try {
            PreparedStatement query = tx.statement(sql);
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (rows.size() < most && row.next()) {
                    rows.add(reader.read(row));
                }
            }
            query.clearParameters(); // they may be personal
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("reading failed", e);
        }
    }

    /** Returns a number that may be absent. */
    public static @Nullable Long longOrNull(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
