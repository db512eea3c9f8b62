package org.whosaw.portal.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.BitSet;
import org.whosaw.portal.ledger.AuditFinding.Kind;
import org.whosaw.portal.ledger.tree.TileName;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/** Holds the places that entries name against the places that were given. */
final class AuditPlaces {
    private static final int ROWS_A_FETCH = 10_000;

    private final Database database;
    private final AuditTiles.Found found;

    AuditPlaces(Database database, AuditTiles.Found found) {
        this.database = database;
        this.found = found;
    }

    void check(long size) {
        if (size > Integer.MAX_VALUE) {
            throw new IllegalStateException("more entries than one audit counts");
        }
        database.read(
                tx -> {
                    BitSet named = new BitSet((int) size);
                    long wrong = named(tx, size, named);
                    long missing = size - named.cardinality();
                    if (wrong + missing > 0) {
                        found.tell(Kind.PLACES_WRONG, wrong + missing, size);
                    }
                    tooMuch(tx);
                    return true;
                });
    }

    /** Marks each place that is named and counts those named twice or never given. */
    private static long named(Tx tx, long size, BitSet named) {
        long wrong = 0;
        try (Statement query = tx.connection().createStatement()) {
            query.setFetchSize(ROWS_A_FETCH);
            try (ResultSet rows =
                    query.executeQuery(
                            "SELECT leaf_index FROM ledger_entry WHERE leaf_index < "
                                    + size
                                    + " OR leaf_index >= (SELECT sequenced FROM ledger_head)")) {
                while (rows.next()) {
                    long place = rows.getLong(1);
                    if (place < 0 || place >= size || named.get((int) place)) {
                        wrong++;
                    } else {
                        named.set((int) place);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger's places cannot be read", e);
        }
        return wrong;
    }

    /** Looks for rows beyond what has places now: they were put there by hand. */
    private void tooMuch(Tx tx) {
        LedgerDao.Head head = tx.dao(LedgerDao.class).head();
        String bundles = "SELECT MIN(bundle_index) FROM ledger_bundle WHERE bundle_index >= ?";
        long bundle = first(tx, bundles, (head.sequenced() + TileName.FULL - 1) / TileName.FULL);
        if (bundle >= 0) {
            found.tell(Kind.TOO_MUCH, -1, bundle);
        }
        for (int level = 0; level <= TileName.TOP; level++) {
            long hashes = TileName.hashesAt(level, head.sequenced());
            String sql =
                    "SELECT MIN(tile_index) FROM ledger_tile WHERE level = "
                            + level
                            + " AND tile_index >= ?";
            long tile = first(tx, sql, (hashes + TileName.FULL - 1) / TileName.FULL);
            if (tile >= 0) {
                found.tell(Kind.TOO_MUCH, level, tile);
            }
        }
    }

    private static long first(Tx tx, String sql, long from) {
        try (PreparedStatement query = tx.connection().prepareStatement(sql)) {
            query.setLong(1, from);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                long first = row.getLong(1);
                return row.wasNull() ? -1 : first;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger's rows cannot be read", e);
        }
    }
}
