package org.whosaw.portal.ledger.rows;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.ledger.AuditFinding.Kind;
import org.whosaw.portal.ledger.Commitment;
import org.whosaw.portal.ledger.LeafKind;
import org.whosaw.portal.ledger.LedgerRoom;
import org.whosaw.portal.store.PlainQuery;
import org.whosaw.portal.store.Tx;
import org.whosaw.portal.store.watch.RowWatch;
import org.whosaw.portal.store.watch.WatchedTable;

/** Holds watched rows against their newest leaves; nobody downloads proofs of them. */
public final class ProvableRows implements LedgerRoom {
    private static final int ROWS_A_FETCH = 1_000;
    private static final int KEY_SHOWN = 12;
    private static final PlainQuery<Known> VERSION =
            new PlainQuery<>(
                    "SELECT version, table_name, gone FROM row_version WHERE row_id = ?",
                    row -> new Known(row.getLong(1), row.getString(2), row.getInt(3) != 0));

    private final RowSalts salts;
    private final Map<String, Set<String>> watched;

    /**
     * @param watched the tables, and which of their columns are not watched
     */
    public ProvableRows(Pseudonymizer pseudonymizer, Map<String, Set<String>> watched) {
        this.salts = new RowSalts(pseudonymizer);
        this.watched = Map.copyOf(watched);
    }

    private record Known(long version, String table, boolean gone) {}

    @Override
    public List<LeafKind> kinds() {
        return List.of(LeafKind.ROW);
    }

    @Override
    public String nameOf(Tx tx, LeafKind kind, long id) {
        return VERSION.first(tx, id).map(Known::table).orElse(kind.code()) + " " + id;
    }

    @Override
    public void rows(Tx tx, Consumer<Row> check) {
        try {
            for (WatchedTable each : RowWatch.tables(tx, watched).values()) {
                stream(tx, each.select(), row -> standing(tx, each, each.values(row), check));
            }
            stream(
                    tx,
                    "SELECT row_id, table_name, version FROM row_version WHERE gone = 1",
                    row -> gone(row.getLong(1), row.getString(2), row.getLong(3), check));
        } catch (SQLException e) {
            throw new IllegalStateException("the rows cannot be read", e);
        }
    }

    /** Takes the row that a result is at. */
    @FunctionalInterface
    private interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    private static void stream(Tx tx, String sql, Taker taker) throws SQLException {
        try (PreparedStatement query = tx.connection().prepareStatement(sql)) {
            query.setFetchSize(ROWS_A_FETCH);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    taker.take(row);
                }
            }
        }
    }

    private void standing(
            Tx tx, WatchedTable table, SortedMap<String, Object> values, Consumer<Row> check) {
        List<String> key = table.key(values);
        long id = salts.id(table, key);
        Known known = VERSION.first(tx, id).orElse(new Known(0, table.name(), false));
        check.accept(
                Row.newest(
                        name(table.name(), key),
                        LeafKind.ROW,
                        id,
                        known.version(),
                        known.gone() || !known.table().equals(table.name())
                                ? Commitment.none()
                                : salts.leaf(id, table.name(), known.version(), values)));
    }

    private void gone(long id, String table, long version, Consumer<Row> check) {
        check.accept(
                Row.newest(
                        table + " " + id,
                        LeafKind.ROW,
                        id,
                        version,
                        salts.leaf(id, table, version, null)));
    }

    /** Names a row by its table and the beginning of its key, which names nobody. */
    private static String name(String table, List<String> key) {
        StringBuilder name = new StringBuilder(table);
        for (String each : key) {
            name.append(' ').append(each.length() > 20 ? each.substring(0, KEY_SHOWN) : each);
        }
        return name.toString();
    }

    @Override
    public void faults(Tx tx, BiConsumer<Kind, String> found) {
        try {
            long[] standing = new long[1];
            for (WatchedTable each : RowWatch.tables(tx, watched).values()) {
                stream(
                        tx,
                        "SELECT COUNT(*) FROM " + each.name(),
                        row -> standing[0] += row.getLong(1));
            }
            stream(
                    tx,
                    "SELECT COUNT(*) FROM row_version WHERE gone = 0",
                    row -> {
                        if (row.getLong(1) != standing[0]) {
                            found.accept(Kind.ROWS_MISCOUNTED, "row_version");
                        }
                    });
        } catch (SQLException e) {
            throw new IllegalStateException("the rows cannot be counted", e);
        }
    }
}
