package org.whosaw.portal.store.copy;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.whosaw.portal.store.DatabaseSettings;

/** Reads what {@link TableDump} wrote into a migrated database, in one transaction. */
public final class TableLoad {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final int BATCH = 1_000;
    private static final int LARGEST = 1 << 28;
    private static final int MOST_COLUMNS = 200;

    private TableLoad() {}

    /** Says whether every table that is copied is empty, but for what migration itself writes. */
    public static boolean isEmpty(DatabaseSettings settings, String... tables) {
        try (Connection connection = TableCopy.open(settings);
                Statement query = connection.createStatement()) {
            for (String table : tables) {
                try (var row = query.executeQuery("SELECT COUNT(*) FROM " + table)) {
                    if (row.next() && row.getLong(1) > 0) {
                        return false;
                    }
                }
            }
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be read", e);
        }
    }

    /**
     * Puts the tables of the streams in the place of what is there; all or nothing.
     *
     * @return how many rows each table has now
     */
    public static Map<String, Long> read(DatabaseSettings settings, List<InputStream> all)
            throws IOException {
        Map<String, Long> rows = new LinkedHashMap<>();
        try (Connection connection = TableCopy.open(settings)) {
            Set<String> known = new TreeSet<>(TableCopy.tables(connection, each -> true));
            for (InputStream each : all) {
                DataInputStream in =
                        new DataInputStream(new BufferedInputStream(new GZIPInputStream(each)));
                for (String table = in.readUTF(); !table.isEmpty(); table = in.readUTF()) {
                    if (!known.contains(table)) {
                        throw new IOException("the copy has a table that is not known here");
                    }
                    rows.put(table, table(connection, table, in));
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IOException("the copy does not fit this database", e);
        }
        return rows;
    }

    /**
     * Takes every table away, those of migration too: the next start, or the next restore, makes
     * them anew, with what migration itself writes.
     */
    public static void drop(DatabaseSettings settings) {
        try (Connection connection = TableCopy.open(settings);
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>(TableCopy.tables(connection, each -> true));
            tables.addAll(TableCopy.OF_MIGRATION);
            for (String table : tables) {
                statement.executeUpdate("DROP TABLE IF EXISTS " + table);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be emptied", e);
        }
    }

    private static long table(Connection connection, String table, DataInputStream in)
            throws IOException, SQLException {
        int columns = in.readInt();
        if (columns < 1 || columns > MOST_COLUMNS) {
            throw new IOException("the copy is damaged");
        }
        StringBuilder names = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        for (int i = 0; i < columns; i++) {
            String name = in.readUTF();
            if (!NAME.matcher(name).matches()) {
                throw new IOException("the copy is damaged");
            }
            names.append(i == 0 ? "" : ", ").append(name);
            marks.append(i == 0 ? "?" : ", ?");
        }
        try (Statement empty = connection.createStatement()) {
            empty.executeUpdate("DELETE FROM " + table);
        }
        long count = 0;
        try (PreparedStatement add =
                connection.prepareStatement(
                        "INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")")) {
            while (in.readByte() == 1) {
                for (int i = 1; i <= columns; i++) {
                    bind(add, i, in);
                }
                add.addBatch();
                if (++count % BATCH == 0) {
                    add.executeBatch();
                }
            }
            add.executeBatch();
        }
        return count;
    }

    private static void bind(PreparedStatement add, int at, DataInputStream in)
            throws IOException, SQLException {
        switch (in.readByte()) {
            case TableDump.NOTHING -> add.setNull(at, Types.NULL);
            case TableDump.NUMBER -> add.setLong(at, in.readLong());
            case TableDump.TEXT -> add.setString(at, new String(bytes(in), StandardCharsets.UTF_8));
            case TableDump.BYTES -> add.setBytes(at, bytes(in));
            default -> throw new IOException("the copy is damaged");
        }
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LARGEST) {
            throw new IOException("the copy is damaged");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("the copy ends too early");
        }
        return bytes;
    }
}
