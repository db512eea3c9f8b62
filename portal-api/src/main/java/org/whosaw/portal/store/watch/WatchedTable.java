package org.whosaw.portal.store.watch;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.store.Tx;

/**
 * A table whose rows are watched.
 *
 * @param keys the columns of its primary key, in order
 * @param columns all that are watched, keys too, in the order of their names
 * @param types of columns, as the engine names them
 */
public record WatchedTable(
        String name, List<String> keys, List<String> columns, SortedMap<String, String> types) {
    /** How many columns a key has at most. */
    static final int MOST_KEYS = 4;

    public WatchedTable {
        keys = List.copyOf(keys);
        columns = List.copyOf(columns);
        if (keys.isEmpty() || keys.size() > MOST_KEYS) {
            throw new IllegalArgumentException("a watched table has a key of few columns: " + name);
        }
    }

    /** Returns what stands in the row of a key by column, what is nothing left out; or null. */
    public @Nullable SortedMap<String, Object> read(Tx tx, List<Object> key) throws SQLException {
        PreparedStatement query = tx.statement(select() + " WHERE " + where(true));
        for (int i = 0; i < key.size(); i++) {
            query.setObject(i + 1, key.get(i));
        }
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? values(row) : null;
        }
    }

    /** Returns the query of all its rows. */
    public String select() {
        return "SELECT " + String.join(", ", columns) + " FROM " + name;
    }

    private String where(boolean cast) {
        return keys.stream()
                .map(key -> key + " = " + (cast ? "CAST(? AS " + type(key) + ")" : "?"))
                .collect(Collectors.joining(" AND "));
    }

    private String type(String column) {
        return types.getOrDefault(column, "TEXT");
    }

    /** Returns what stands in the row that a result of {@link #select} is at. */
    public SortedMap<String, Object> values(ResultSet row) throws SQLException {
        SortedMap<String, Object> values = new TreeMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Object value = row.getObject(i + 1);
            if (value != null) {
                values.put(columns.get(i), value);
            }
        }
        return values;
    }

    /** Returns the key of a row by what stands in it, as texts that both engines write alike. */
    public List<String> key(SortedMap<String, Object> values) {
        return keys.stream().map(key -> text(values.getOrDefault(key, ""))).toList();
    }

    /** Returns a value of a key as a text that both engines write alike. */
    public static String text(Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
    }
}
