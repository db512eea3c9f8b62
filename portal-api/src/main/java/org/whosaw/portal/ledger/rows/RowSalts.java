package org.whosaw.portal.ledger.rows;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.ledger.CanonicalBytes;
import org.whosaw.portal.ledger.Commitment;
import org.whosaw.portal.ledger.LeafKind;
import org.whosaw.portal.store.watch.WatchedTable;

/** Makes numbers, salts and leaves of rows, all keyed: nobody else can. Safe for threads. */
final class RowSalts {
    private static final String ID = "row.id";
    private static final String SALT = "row.salt";

    private final Pseudonymizer pseudonymizer;

    RowSalts(Pseudonymizer pseudonymizer) {
        this.pseudonymizer = pseudonymizer;
    }

    /** Returns the number under which the ledger has the leaves of a row. */
    long id(WatchedTable table, List<String> key) {
        String[] parts = new String[key.size() + 1];
        parts[0] = table.name();
        for (int i = 0; i < key.size(); i++) {
            parts[i + 1] = key.get(i);
        }
        return ByteBuffer.wrap(pseudonymizer.index(ID, parts)).getLong() & Long.MAX_VALUE;
    }

    /**
     * Returns the leaf of a row: the one place that says what it is over.
     *
     * @param version how many leaves the row has with this one
     * @param values what stands in it; null when it is gone
     */
    Commitment leaf(
            long id, String table, long version, @Nullable SortedMap<String, Object> values) {
        CanonicalBytes content =
                CanonicalBytes.of(LeafKind.ROW)
                        .number("gone", values == null ? 1L : 0L)
                        .text("table", table)
                        .number("version", version);
        if (values != null) {
            values.forEach((column, value) -> put(content, "x_" + column, value));
        }
        String number = Long.toString(id);
        ByteBuffer salt = ByteBuffer.allocate(Commitment.SALT_BYTES);
        salt.put(pseudonymizer.index(SALT, number, "a"));
        salt.put(pseudonymizer.index(SALT, number, "b"));
        return Commitment.of(salt.array(), content.toBytes());
    }

    private static void put(CanonicalBytes content, String name, Object value) {
        if (value instanceof byte[] bytes) {
            content.bytes(name, bytes);
        } else if (value instanceof Number number) {
            content.number(name, number.longValue());
        } else {
            content.text(name, value.toString());
        }
    }
}
