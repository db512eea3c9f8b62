package org.whosaw.portal.store.copy;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;
import org.whosaw.portal.store.DatabaseSettings;

/**
 * Writes tables of one moment into a stream, while others go on writing.
 *
 * <p>The stream is gzip over, for each table, its name, its columns and its rows; a value is one
 * byte of type (0 nothing, 1 whole number, 2 text, 3 bytes) and the value.
 */
public final class TableDump {
    static final int NOTHING = 0;
    static final int NUMBER = 1;
    static final int TEXT = 2;
    static final int BYTES = 3;

    private static final int FETCH = 1_000;
    private static final int BUFFER = 1 << 16;

    private TableDump() {}

    /**
     * Writes every table that is {@code wanted} to {@code out}, and those that go apart to {@code
     * apart}, all of the same moment.
     *
     * @return how many rows each table has
     */
    public static Map<String, Long> write(
            DatabaseSettings settings,
            Predicate<String> goesApart,
            OutputStream out,
            OutputStream apart)
            throws IOException {
        Map<String, Long> rows = new LinkedHashMap<>();
        try (Connection connection = TableCopy.openMoment(settings);
                DataOutputStream main = stream(out);
                DataOutputStream other = stream(apart)) {
            for (String table : TableCopy.tables(connection, each -> true)) {
                rows.put(table, table(connection, table, goesApart.test(table) ? other : main));
            }
            end(main);
            end(other);
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be read", e);
        }
        return rows;
    }

    private static DataOutputStream stream(OutputStream out) throws IOException {
        return new DataOutputStream(
                new BufferedOutputStream(new GZIPOutputStream(out, BUFFER), BUFFER));
    }

    private static void end(DataOutputStream out) throws IOException {
        out.writeUTF("");
    }

    private static long table(Connection connection, String table, DataOutputStream out)
            throws SQLException, IOException {
        long count = 0;
        try (Statement query = connection.createStatement()) {
            query.setFetchSize(FETCH);
            try (ResultSet row = query.executeQuery("SELECT * FROM " + table)) {
                out.writeUTF(table);
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    columns.add(row.getMetaData().getColumnName(i));
                }
                out.writeInt(columns.size());
                for (String column : columns) {
                    out.writeUTF(column);
                }
                while (row.next()) {
                    out.writeByte(1);
                    for (int i = 1; i <= columns.size(); i++) {
                        value(row.getObject(i), out);
                    }
                    count++;
                }
                out.writeByte(0);
            }
        }
        return count;
    }

    private static void value(Object value, DataOutputStream out) throws IOException {
        if (value == null) {
            out.writeByte(NOTHING);
        } else if (value instanceof Number number) {
            out.writeByte(NUMBER);
            out.writeLong(number.longValue());
        } else if (value instanceof byte[] bytes) {
            out.writeByte(BYTES);
            out.writeInt(bytes.length);
            out.write(bytes);
        } else {
            byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
            out.writeByte(TEXT);
            out.writeInt(text.length);
            out.write(text);
        }
    }
}
