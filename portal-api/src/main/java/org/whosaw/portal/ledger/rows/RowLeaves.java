package org.whosaw.portal.ledger.rows;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.ledger.Leaf;
import org.whosaw.portal.ledger.LeafKind;
import org.whosaw.portal.ledger.Ledger;
import org.whosaw.portal.store.Tx;
import org.whosaw.portal.store.watch.RowWatcher;

/** Appends a leaf for each row that a transaction touched, inside of it. Safe for threads. */
public final class RowLeaves implements RowWatcher {
    private static final String COUNT =
            "INSERT INTO row_version (row_id, table_name, version, gone) VALUES (?, ?, 1, ?)"
                    + " ON CONFLICT (row_id) DO UPDATE SET version = row_version.version + 1,"
                    + " gone = excluded.gone RETURNING version";

    private final Ledger ledger;
    private final RowSalts salts;

    public RowLeaves(Ledger ledger, Pseudonymizer pseudonymizer) {
        this.ledger = ledger;
        this.salts = new RowSalts(pseudonymizer);
    }

    private record Row(long id, Touched touched) {}

    @Override
    public void touched(Tx tx, List<Touched> rows) throws SQLException {
        List<Row> ordered = new ArrayList<>(rows.size());
        for (Touched each : rows) {
            ordered.add(new Row(salts.id(each.table(), each.text()), each));
        }
        ordered.sort(Comparator.comparingLong(Row::id)); // two nodes never wait crosswise
        List<Leaf> leaves = new ArrayList<>(rows.size());
        for (Row each : ordered) {
            String table = each.touched().table().name();
            SortedMap<String, Object> values =
                    each.touched().table().read(tx, each.touched().key());
            long version = count(tx, each.id(), table, values);
            leaves.add(
                    new Leaf(
                            LeafKind.ROW,
                            each.id(),
                            0,
                            salts.leaf(each.id(), table, version, values)));
        }
        ledger.append(tx, leaves);
    }

    private static long count(
            Tx tx, long id, String table, @Nullable SortedMap<String, Object> values)
            throws SQLException {
        PreparedStatement put = tx.statement(COUNT);
        put.setLong(1, id);
        put.setString(2, table);
        put.setInt(3, values == null ? 1 : 0);
        try (ResultSet row = put.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
