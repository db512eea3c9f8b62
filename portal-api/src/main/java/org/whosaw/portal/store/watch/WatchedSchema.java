package org.whosaw.portal.store.watch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.whosaw.portal.store.Dialect;

/** Asks the engine what watched tables look like. */
final class WatchedSchema {
    private static final String SQLITE =
            "SELECT m.name, c.name, c.type, c.pk FROM sqlite_master m"
                    + " JOIN pragma_table_info(m.name) c WHERE m.type = 'table'";

    private static final String POSTGRES =
            """
            SELECT c.relname, a.attname, format_type(a.atttypid, NULL),
                COALESCE(array_position(i.indkey::int2[], a.attnum) + 1, 0)
            FROM pg_class c
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
            WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace\
            """;

    private WatchedSchema() {}

    /**
     * Returns those of the tables that are there.
     *
     * @param wanted which, and which of their columns are not watched
     */
    static SortedMap<String, WatchedTable> read(
            Connection connection, Dialect dialect, Map<String, Set<String>> wanted)
            throws SQLException {
        SortedMap<String, SortedMap<String, String>> types = new TreeMap<>();
        SortedMap<String, SortedMap<Integer, String>> keys = new TreeMap<>();
        String sql = dialect == Dialect.SQLITE ? SQLITE : POSTGRES;
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(sql)) {
            while (row.next()) {
                String table = row.getString(1);
                String column = row.getString(2);
                Set<String> left = wanted.get(table);
                if (left == null || left.contains(column)) {
                    continue;
                }
                types.computeIfAbsent(table, each -> new TreeMap<>()).put(column, row.getString(3));
                if (row.getInt(4) > 0) {
                    keys.computeIfAbsent(table, each -> new TreeMap<>()).put(row.getInt(4), column);
                }
            }
        }
        SortedMap<String, WatchedTable> tables = new TreeMap<>();
        types.forEach(
                (table, columns) -> {
                    List<String> key =
                            new ArrayList<>(keys.getOrDefault(table, new TreeMap<>()).values());
                    tables.put(
                            table,
                            new WatchedTable(table, key, List.copyOf(columns.keySet()), columns));
                });
        return tables;
    }
}
