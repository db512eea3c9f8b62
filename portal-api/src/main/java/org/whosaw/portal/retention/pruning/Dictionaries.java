package org.whosaw.portal.retention.pruning;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Takes names of who looked, and places from where, away when no entry names them any more. It
 * takes two passes: the first sets them aside, a later one takes away what was not fetched back
 * since ({@code AccessorBook} and {@code OriginBook} do that before they use one, and remember one
 * for a minute only). So no entry is left without. Safe for threads.
 */
final class Dictionaries {
    private static final Duration ASIDE = Duration.ofHours(1);
    private static final int ROWS_A_FETCH = 10_000;

    private final Database database;

    Dictionaries(Database database) {
        this.database = database;
    }

    /** Makes a pass; returns how many rows were taken away. */
    int pass(Instant now) {
        return pass("accessor", "accessor_id", now) + pass("origin", "origin_id", now);
    }

    private int pass(String table, String column, Instant now) {
        List<Dao.Row> before = database.read(tx -> tx.dao(Dao.class).rows(table));
        // Read after the rows were: what is used from here on was fetched back first.
        Set<Long> used = database.read(tx -> used(tx, column));
        List<Dao.Row> unused = before.stream().filter(row -> !used.contains(row.id())).toList();
        if (unused.isEmpty()) {
            return 0;
        }
        long at = Micros.of(now);
        long over = Micros.of(now.minus(ASIDE));
        List<Dao.Aside> fresh =
                unused.stream()
                        .filter(row -> row.retiredAt() == null)
                        .map(row -> new Dao.Aside(row.id(), at))
                        .toList();
        List<Dao.Row> gone =
                unused.stream()
                        .filter(row -> row.retiredAt() != null && row.retiredAt() < over)
                        .toList();
        return database.inTransaction(
                tx -> {
                    Dao dao = tx.dao(Dao.class);
                    dao.setAside(table, fresh);
                    int taken = 0;
                    for (int each : dao.take(table, gone)) {
                        taken += each;
                    }
                    return taken;
                });
    }

    private static Set<Long> used(Tx tx, String column) {
        Set<Long> used = new HashSet<>();
        for (String table : List.of("access_event", "account_doubt")) {
            String sql =
                    "SELECT DISTINCT "
                            + column
                            + " FROM "
                            + table
                            + " WHERE "
                            + column
                            + " IS NOT NULL";
            try (PreparedStatement query = tx.connection().prepareStatement(sql)) {
                query.setFetchSize(ROWS_A_FETCH);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        used.add(row.getLong(1));
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException("the entries cannot be read", e);
            }
        }
        return used;
    }

    /** Reads and takes away rows of both dictionaries. */
    interface Dao {
        /** A row, and since when it is set aside. */
        record Row(long id, @Nullable Long retiredAt) {}

        /** A row that is set aside now. */
        record Aside(long id, long at) {}

        @SqlQuery("SELECT id, retired_at FROM <table>")
        List<Row> rows(@Define("table") String table);

        @SqlBatch("UPDATE <table> SET retired_at = :at WHERE id = :id AND retired_at IS NULL")
        void setAside(@Define("table") String table, @BindMethods List<Aside> rows);

        @SqlBatch("DELETE FROM <table> WHERE id = :id AND retired_at = :retiredAt")
        int[] take(@Define("table") String table, @BindMethods List<Row> rows);
    }
}
