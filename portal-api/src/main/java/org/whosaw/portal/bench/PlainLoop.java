package org.whosaw.portal.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.whosaw.portal.store.Tx;

/**
 * The floor of ingest: a plain loop over sqlite-jdbc. It writes rows that the real recorder wrote,
 * into a copy of the real database, under the same pragmas, and does nothing else.
 */
final class PlainLoop implements AutoCloseable {
    private static final List<String> PRAGMAS =
            List.of(
                    "journal_mode",
                    "synchronous",
                    "wal_autocheckpoint",
                    "secure_delete",
                    "cache_size",
                    "foreign_keys");
    private static final String EVENTS = "access_event";
    private static final String SUBJECTS = "access_subject";

    private final Connection connection;

    /** Opens a copy of the database, under the pragmas that were read from the real writer. */
    PlainLoop(Path copy, Map<String, String> pragmas) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> each : pragmas.entrySet()) {
                statement.execute("PRAGMA " + each.getKey() + "=" + each.getValue());
            }
        }
    }

    /** Reads the pragmas of the real writer, inside one of its transactions. */
    static Map<String, String> pragmas(Tx tx) {
        Map<String, String> values = new LinkedHashMap<>();
        try (Statement statement = tx.connection().createStatement()) {
            for (String name : PRAGMAS) {
                try (ResultSet row = statement.executeQuery("PRAGMA " + name)) {
                    if (row.next()) {
                        values.put(name, row.getString(1));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the pragmas cannot be read", e);
        }
        return values;
    }

    /**
     * The rows of one event.
     *
     * @param subjects its rows on the reading side
     */
    record EventRows(Object[] event, List<Object[]> subjects) {}

    /** Reads the rows that the real recorder wrote after {@code mark}, in their order. */
    static List<EventRows> rowsAfter(Path database, long mark, int limit) throws SQLException {
        Map<Long, EventRows> rows = new LinkedHashMap<>();
        try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            for (Object[] event : select(reader, EVENTS, "id", mark, limit)) {
                rows.put(((Number) event[0]).longValue(), new EventRows(event, new ArrayList<>()));
            }
            for (Object[] subject : select(reader, SUBJECTS, "event_id", mark, 64 * limit)) {
                EventRows of = rows.get(((Number) subject[2]).longValue());
                if (of != null) {
                    of.subjects().add(subject);
                }
            }
        }
        return List.copyOf(rows.values());
    }

    /** Returns the newest event's id. */
    static long newest(Path database) throws SQLException {
        try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = reader.createStatement();
                ResultSet row = statement.executeQuery("SELECT max(id) FROM " + EVENTS)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static List<Object[]> select(
            Connection reader, String table, String key, long mark, int limit) throws SQLException {
        String sql =
                "SELECT * FROM " + table + " WHERE " + key + " > ? ORDER BY " + key + " LIMIT ?";
        List<Object[]> rows = new ArrayList<>();
        try (PreparedStatement query = reader.prepareStatement(sql)) {
            query.setLong(1, mark);
            query.setInt(2, limit);
            try (ResultSet row = query.executeQuery()) {
                ResultSetMetaData columns = row.getMetaData();
                while (row.next()) {
                    Object[] values = new Object[columns.getColumnCount()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = row.getObject(i + 1);
                    }
                    rows.add(values);
                }
            }
        }
        return rows;
    }

    /** Writes the rows, {@code batch} events a commit, and returns events a second. */
    double write(List<EventRows> rows, int batch) throws SQLException {
        connection.setAutoCommit(false);
        int columns = rows.get(0).event().length;
        long start = System.nanoTime();
        try (PreparedStatement events = connection.prepareStatement(insert(EVENTS, columns));
                PreparedStatement subjects = connection.prepareStatement(insert(SUBJECTS, 5))) {
            int waiting = 0;
            for (EventRows each : rows) {
                add(events, each.event());
                for (Object[] subject : each.subjects()) {
                    add(subjects, subject);
                }
                if (++waiting == batch) {
                    commit(events, subjects);
                    waiting = 0;
                }
            }
            commit(events, subjects);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        connection.setAutoCommit(true);
        return rows.size() / seconds;
    }

    private void commit(PreparedStatement events, PreparedStatement subjects) throws SQLException {
        events.executeBatch();
        subjects.executeBatch();
        connection.commit();
    }

    private static void add(PreparedStatement statement, Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    private static String insert(String table, int columns) {
        return "INSERT INTO " + table + " VALUES (" + "?, ".repeat(columns - 1) + "?)";
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
