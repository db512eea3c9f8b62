package org.whosaw.portal.store.watch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.whosaw.portal.store.Dialect;
import org.whosaw.portal.store.Tx;

/** Notes which rows of watched tables a transaction touched. Safe for threads once installed. */
public final class RowWatch {
    /** What each session of PostgreSQL begins with, so that the triggers have where to note. */
    public static final String SESSION =
            "CREATE TEMPORARY TABLE IF NOT EXISTS row_touched (seq BIGINT GENERATED ALWAYS AS"
                    + " IDENTITY, t TEXT, k1 TEXT, k2 TEXT, k3 TEXT, k4 TEXT)"
                    + " ON COMMIT DELETE ROWS";

    private static final String SQLITE_TABLE =
            "CREATE TEMP TABLE IF NOT EXISTS row_touched"
                    + " (seq INTEGER PRIMARY KEY, t TEXT, k1, k2, k3, k4)";
    private static final String TOUCHED = "SELECT t, k1, k2, k3, k4 FROM row_touched ORDER BY seq";
    private static final String FLAG = "SELECT current_setting('whosaw.touched', true)";
    private static final long LOCK = 0x726f_7773L;
    private static final String FUNCTION =
            """
            CREATE OR REPLACE FUNCTION row_noted() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE
                r jsonb;
            BEGIN
                IF to_regclass('pg_temp.row_touched') IS NULL THEN
                    RETURN NULL;
                END IF;
                IF TG_OP = 'DELETE' THEN
                    r := to_jsonb(OLD);
                ELSE
                    r := to_jsonb(NEW);
                END IF;
                INSERT INTO pg_temp.row_touched (t, k1, k2, k3, k4) VALUES (TG_TABLE_NAME,
                    r ->> TG_ARGV[0], r ->> TG_ARGV[1], r ->> TG_ARGV[2], r ->> TG_ARGV[3]);
                PERFORM set_config('whosaw.touched', 'y', true);
                RETURN NULL;
            END $$\
            """;

    private final SortedMap<String, WatchedTable> tables;
    private final RowWatcher watcher;

    private RowWatch(SortedMap<String, WatchedTable> tables, RowWatcher watcher) {
        this.tables = tables;
        this.watcher = watcher;
    }

    /**
     * Installs it, in a transaction of the writer.
     *
     * @param wanted the tables, and which of their columns are not watched
     */
    public static RowWatch install(Tx tx, Map<String, Set<String>> wanted, RowWatcher watcher) {
        try {
            Connection connection = tx.connection();
            SortedMap<String, WatchedTable> tables = tables(tx, wanted);
            if (tx.dialect() == Dialect.SQLITE) {
                sqlite(connection, tables);
            } else {
                tx.lock(LOCK);
                postgres(connection, tables);
            }
            return new RowWatch(tables, watcher);
        } catch (SQLException e) {
            throw new IllegalStateException("the tables cannot be watched", e);
        }
    }

    /** Returns those of the wanted tables that are there, as {@link #install} takes them. */
    public static SortedMap<String, WatchedTable> tables(Tx tx, Map<String, Set<String>> wanted)
            throws SQLException {
        return WatchedSchema.read(tx.connection(), tx.dialect(), wanted);
    }

    private static void sqlite(Connection connection, SortedMap<String, WatchedTable> tables)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SQLITE_TABLE);
            for (WatchedTable each : tables.values()) {
                trigger(statement, each, "INSERT", "NEW");
                trigger(statement, each, "UPDATE OF " + String.join(", ", each.columns()), "NEW");
                trigger(statement, each, "DELETE", "OLD");
            }
        }
    }

    private static void trigger(Statement statement, WatchedTable table, String when, String row)
            throws SQLException {
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < WatchedTable.MOST_KEYS; i++) {
            values.append(", ");
            values.append(i < table.keys().size() ? row + "." + table.keys().get(i) : "NULL");
        }
        String word = when.substring(0, 6).toLowerCase(java.util.Locale.ROOT);
        statement.execute(
                ("CREATE TEMP TRIGGER IF NOT EXISTS row_noted_%s_%s AFTER %s ON main.%s BEGIN"
                                + " INSERT INTO row_touched (t, k1, k2, k3, k4)"
                                + " VALUES ('%s'%s); END")
                        .formatted(word, table.name(), when, table.name(), table.name(), values));
    }

    private static void postgres(Connection connection, SortedMap<String, WatchedTable> tables)
            throws SQLException {
        Set<String> there = new TreeSet<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row =
                    statement.executeQuery(
                            "SELECT g.tgrelid::regclass::text, g.tgname FROM pg_trigger g"
                                    + " JOIN pg_class c ON c.oid = g.tgrelid"
                                    + " WHERE g.tgname LIKE 'row\\_noted\\_%' AND"
                                    + " c.relnamespace = current_schema()::regnamespace")) {
                while (row.next()) {
                    there.add(row.getString(1) + " " + row.getString(2));
                }
            }
            boolean begun = false;
            for (WatchedTable each : tables.values()) {
                String columns = String.join(", ", each.columns());
                String name = "row_noted_" + Integer.toHexString(columns.hashCode());
                if (there.contains(each.name() + " " + name)) {
                    continue;
                }
                if (!begun) {
                    statement.execute(FUNCTION);
                    begun = true;
                }
                for (String old : there) {
                    if (old.startsWith(each.name() + " ")) { // of before a column was added
                        statement.execute(
                                "DROP TRIGGER "
                                        + old.substring(each.name().length() + 1)
                                        + " ON "
                                        + each.name());
                    }
                }
                statement.execute(
                        "CREATE TRIGGER %s AFTER INSERT OR DELETE OR UPDATE OF %s ON %s FOR EACH ROW EXECUTE FUNCTION row_noted('%s')"
                                .formatted(
                                        name,
                                        columns,
                                        each.name(),
                                        String.join("', '", each.keys())));
            }
        }
    }

    /** Tells the watcher what the transaction touched; called at its end. */
    public void settle(Tx tx) {
        try {
            if (tx.dialect() == Dialect.POSTGRESQL && !isFlagged(tx)) {
                return;
            }
            List<RowWatcher.Touched> rows = touched(tx);
            if (!rows.isEmpty()) {
                tx.statement("DELETE FROM row_touched").executeUpdate();
                watcher.touched(tx, rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what was touched cannot be noted", e);
        }
    }

    private static boolean isFlagged(Tx tx) throws SQLException {
        try (ResultSet row = tx.statement(FLAG).executeQuery()) {
            return row.next() && "y".equals(row.getString(1));
        }
    }

    private List<RowWatcher.Touched> touched(Tx tx) throws SQLException {
        Map<String, RowWatcher.Touched> rows = new LinkedHashMap<>();
        PreparedStatement query = tx.statement(TOUCHED);
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                WatchedTable table = tables.get(row.getString(1));
                if (table == null) {
                    continue; // a newer node watches it; this one has no room for it
                }
                List<Object> key = new ArrayList<>();
                List<String> text = new ArrayList<>();
                for (int i = 0; i < table.keys().size(); i++) {
                    Object value = row.getObject(i + 2);
                    key.add(value);
                    text.add(
                            value instanceof String hex && hex.startsWith("\\x")
                                    ? hex.substring(2)
                                    : WatchedTable.text(value));
                }
                rows.putIfAbsent(table.name() + text, new RowWatcher.Touched(table, key, text));
            }
        }
        return List.copyOf(rows.values());
    }
}
