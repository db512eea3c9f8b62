package org.whosaw.portal.app.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.app.WatchedTables;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.identity.room.MovingClock;
import org.whosaw.portal.ledger.AuditFinding;
import org.whosaw.portal.ledger.AuditFinding.Kind;
import org.whosaw.portal.ledger.rows.ProvableRows;
import org.whosaw.portal.store.Engine;
import org.whosaw.portal.store.watch.RowWatch;
import org.whosaw.portal.store.watch.WatchedTable;

/**
 * Whoever can write to the database without a key is found out in every table that means something:
 * a column changed, a row deleted, put in, exchanged, or put back as it once was with everything
 * that belongs to it. Generated from the schema.
 */
abstract class EveryTableContract {
    private Rooms rooms;
    private SortedMap<String, WatchedTable> tables;
    private Connection outside;
    private int made;

    abstract Engine engine();

    @BeforeEach
    void open() throws SQLException {
        rooms =
                new Rooms(
                        new PortalConfiguration(),
                        engine().database(),
                        Keyring.generate(new RandomSource(), false),
                        new MovingClock(),
                        true);
        tables = rooms.database().read(tx -> tables(tx));
        String[] login =
                rooms.database()
                        .read(
                                tx -> {
                                    try {
                                        DatabaseMetaData about = tx.connection().getMetaData();
                                        return new String[] {about.getURL(), about.getUserName()};
                                    } catch (SQLException e) {
                                        throw new IllegalStateException(e);
                                    }
                                });
        outside = DriverManager.getConnection(login[0], login[1], login[1]);
    }

    private static SortedMap<String, WatchedTable> tables(org.whosaw.portal.store.Tx tx) {
        try {
            return RowWatch.tables(tx, WatchedTables.ALL);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() throws SQLException {
        outside.close();
    }

    @Test
    void everyTable_isProvenOrNamed() throws SQLException {
        List<String> unknown = new ArrayList<>();
        TreeSet<String> there = new TreeSet<>();
        try (ResultSet row =
                outside.getMetaData()
                        .getTables(null, outside.getSchema(), "%", new String[] {"TABLE"})) {
            while (row.next()) {
                there.add(row.getString("TABLE_NAME"));
            }
        }
        for (String table : there) {
            if (!WatchedTables.ALL.containsKey(table)
                    && !TablesOtherwise.WITH_LEAVES.contains(table)
                    && !TablesOtherwise.UNPROVEN.containsKey(table)) {
                unknown.add(table);
            }
        }
        assertThat(unknown)
                .as(
                        "add each to WatchedTables (one line: its writings are leaves then), or to"
                                + " TablesOtherwise with the reason, and to ADR 10")
                .isEmpty();
        assertThat(tables.keySet()).as("watched, and there").isSubsetOf(there);
    }

    @Test
    void everyWatchedTable_everyAttack_isNamed() throws SQLException {
        begin();
        settle();
        assertThat(audit()).isEmpty();
        int columns =
                tables.values().stream().mapToInt(each -> each.columns().size()).max().orElse(0);
        for (int i = 0; i < columns; i++) {
            int number = i;
            attack(
                    Kind.ROW_CHANGED,
                    "column " + i,
                    (table, rows) -> {
                        List<String> contents = contents(table);
                        if (number >= contents.size()) {
                            return false;
                        }
                        String column = contents.get(number);
                        change(outside, table, rows.get(0), column);
                        return true;
                    });
        }
        attack(Kind.ROW_CHANGED, "exchanged", this::exchange);
        attack(
                Kind.ROW_GONE,
                "deleted",
                (table, rows) -> {
                    outside("DELETE FROM " + table.name() + where(table), key(table, rows.get(0)));
                    return true;
                });
        attack(
                Kind.ROW_ADDED,
                "put in",
                (table, rows) -> {
                    insert(outside, table);
                    return true;
                });
        assertThat(audit()).as("every attack was undone").isEmpty();
    }

    /** What is done by hand to one table; says whether it can be done to it. */
    @FunctionalInterface
    private interface Attack {
        boolean on(WatchedTable table, List<SortedMap<String, Object>> rows) throws SQLException;
    }

    /** Attacks all tables at once, looks for each of them among what is found, undoes it. */
    private void attack(@Nullable Kind kind, String what, Attack attack) throws SQLException {
        Map<String, List<SortedMap<String, Object>>> before = new TreeMap<>();
        List<String> attacked = new ArrayList<>();
        for (WatchedTable each : tables.values()) {
            List<SortedMap<String, Object>> rows = rows(each);
            before.put(each.name(), rows);
            if (attack.on(each, rows)) {
                attacked.add(each.name());
            }
        }
        List<AuditFinding> found = audit();
        List<String> missed = new ArrayList<>(attacked);
        missed.removeIf(
                table ->
                        found.stream()
                                .anyMatch(
                                        each ->
                                                each.name().startsWith(table + " ")
                                                        && (kind == null || each.kind() == kind)));
        assertThat(missed).as(what).isEmpty();
        for (WatchedTable each : tables.values()) {
            restore(each, before.getOrDefault(each.name(), List.of()));
        }
    }

    private boolean exchange(WatchedTable table, List<SortedMap<String, Object>> rows)
            throws SQLException {
        if (contents(table).isEmpty()) {
            return false; // nothing but a key: an exchange is a deletion and an insertion
        }
        outside("DELETE FROM " + table.name());
        for (int i = 0; i < 2; i++) {
            SortedMap<String, Object> mixed = new TreeMap<>(rows.get(1 - i));
            for (String key : table.keys()) {
                mixed.put(key, rows.get(i).get(key));
            }
            put(outside, table, mixed);
        }
        return true;
    }

    private static List<String> contents(WatchedTable table) {
        return table.columns().stream().filter(each -> !table.keys().contains(each)).toList();
    }

    /** Has the server itself write two rows into every table. */
    private void begin() {
        lawfully(
                by -> {
                    for (WatchedTable each : tables.values()) {
                        insert(by, each);
                        insert(by, each);
                    }
                });
    }

    @Test
    void everyWatchedTable_putBackAsItWas_isNamed() throws SQLException {
        begin();
        Map<String, List<SortedMap<String, Object>>> once = new TreeMap<>();
        for (WatchedTable each : tables.values()) {
            once.put(each.name(), rows(each));
        }
        settle();
        List<Object[]> versions = versions();
        lawfully(
                by -> {
                    for (WatchedTable each : tables.values()) {
                        List<SortedMap<String, Object>> rows = once.get(each.name());
                        if (!contents(each).isEmpty()) {
                            change(by, each, rows.get(0), contents(each).get(0));
                        }
                        run(by, "DELETE FROM " + each.name() + where(each), key(each, rows.get(1)));
                    }
                });
        settle();
        assertThat(audit()).isEmpty();
        Attack back =
                (table, rows) -> {
                    restore(table, once.get(table.name()));
                    return true;
                };
        attack(null, "as it was", back);
        outside("DELETE FROM row_version");
        for (Object[] each : versions) {
            outside("INSERT INTO row_version VALUES (?, ?, ?, ?)", each);
        }
        attack(null, "as it was, with its number", back);
    }

    @Test
    void keyOfAPersonTakenAway_isNamed() throws SQLException {
        outside("DELETE FROM data_key"); // nothing is under them yet; the house brings its own
        QuestionHouse house = new QuestionHouse(engine().database());
        house.look("N1", java.time.Duration.ofHours(1), "M0001");
        while (house.rooms.ledger().sequencer().turn()) {
            continue;
        }
        assertThat(whole(house)).isEmpty();
        long person = house.anna.subjects().get(0).person().value();
        outside("UPDATE data_key SET wrapped = NULL, destroyed_at = 1 WHERE owner_id = ?", person);
        assertThat(whole(house)).extracting(AuditFinding::kind).contains(Kind.KEY_GONE);
        outside("DELETE FROM data_key WHERE owner_id = ?", person);
        assertThat(whole(house)).extracting(AuditFinding::kind).contains(Kind.KEY_GONE);
        outside("UPDATE ledger_entry SET kind = 99 WHERE kind = 1");
        outside("DELETE FROM access_subject");
        assertThat(whole(house)).extracting(AuditFinding::kind).contains(Kind.ROW_GONE);
    }

    private static List<AuditFinding> whole(QuestionHouse house) {
        return house.rooms
                .ledger()
                .audit(house.rooms.provable())
                .check(null, size -> {})
                .findings();
    }

    /** Something that the server itself writes. */
    @FunctionalInterface
    private interface Writing {
        void write(Connection by) throws SQLException;
    }

    private void lawfully(Writing writing) {
        rooms.database()
                .write(
                        tx -> {
                            try {
                                writing.write(tx.connection());
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
    }

    private void settle() {
        while (rooms.ledger().sequencer().turn()) {
            continue;
        }
    }

    private List<AuditFinding> audit() {
        return rooms.ledger()
                .audit(List.of(new ProvableRows(rooms.pseudonymizer(), WatchedTables.ALL)))
                .check(null, size -> {})
                .findings();
    }

    private void insert(Connection by, WatchedTable table) throws SQLException {
        SortedMap<String, Object> values = new TreeMap<>();
        made++;
        for (String column : table.columns()) {
            String type = table.types().getOrDefault(column, "").toUpperCase(java.util.Locale.ROOT);
            if (type.contains("INT")) {
                values.put(column, type.contains("SMALL") ? (Object) made : (Object) (100L + made));
            } else if (type.contains("BLOB") || type.contains("BYTEA")) {
                values.put(column, new byte[] {1, (byte) made, (byte) (made >> 8), 4});
            } else {
                values.put(column, "t" + made);
            }
        }
        put(by, table, values);
    }

    private static Object other(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            byte[] changed = bytes.clone();
            changed[0] ^= 1;
            return changed;
        }
        return value instanceof Number number ? number.longValue() + 1 : "other";
    }

    private void put(Connection by, WatchedTable table, SortedMap<String, Object> values)
            throws SQLException {
        List<Object> all = new ArrayList<>();
        table.columns().forEach(column -> all.add(values.get(column)));
        run(
                by,
                "INSERT INTO "
                        + table.name()
                        + " ("
                        + String.join(", ", table.columns())
                        + unwatched(table, ", %s")
                        + ") VALUES ("
                        + "?, ".repeat(table.columns().size() - 1)
                        + "?"
                        + unwatched(table, ", 0")
                        + ")",
                all.toArray());
    }

    /** Returns the columns that are not watched but must be there. */
    private String unwatched(WatchedTable table, String each) throws SQLException {
        if (WatchedTables.ALL.getOrDefault(table.name(), Set.of()).isEmpty()) {
            return "";
        }
        StringBuilder more = new StringBuilder();
        try (ResultSet row =
                outside.getMetaData().getColumns(null, outside.getSchema(), table.name(), "%")) {
            while (row.next()) {
                String column = row.getString("COLUMN_NAME");
                if (!table.columns().contains(column) && row.getInt("NULLABLE") == 0) {
                    more.append(each.formatted(column));
                }
            }
        }
        return more.toString();
    }

    private void change(
            Connection by, WatchedTable table, SortedMap<String, Object> row, String column)
            throws SQLException {
        List<Object> all = new ArrayList<>(List.of(other(row.get(column))));
        all.addAll(List.of(key(table, row)));
        run(by, "UPDATE " + table.name() + " SET " + column + " = ?" + where(table), all.toArray());
    }

    private static String where(WatchedTable table) {
        return " WHERE " + String.join(" = ? AND ", table.keys()) + " = ?";
    }

    private static Object[] key(WatchedTable table, SortedMap<String, Object> row) {
        return table.keys().stream().map(row::get).toArray();
    }

    private List<SortedMap<String, Object>> rows(WatchedTable table) throws SQLException {
        List<SortedMap<String, Object>> rows = new ArrayList<>();
        try (Statement query = outside.createStatement();
                ResultSet row =
                        query.executeQuery(
                                table.select() + " ORDER BY " + String.join(", ", table.keys()))) {
            while (row.next()) {
                rows.add(table.values(row));
            }
        }
        return rows;
    }

    private void restore(WatchedTable table, List<SortedMap<String, Object>> rows)
            throws SQLException {
        outside("DELETE FROM " + table.name());
        for (SortedMap<String, Object> each : rows) {
            put(outside, table, each);
        }
    }

    private List<Object[]> versions() throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        try (Statement query = outside.createStatement();
                ResultSet row = query.executeQuery("SELECT * FROM row_version")) {
            while (row.next()) {
                rows.add(
                        new Object[] {
                            row.getLong(1), row.getString(2), row.getLong(3), row.getInt(4)
                        });
            }
        }
        return rows;
    }

    private void outside(String sql, Object... values) throws SQLException {
        run(outside, sql, values);
    }

    private static void run(Connection by, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = by.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
