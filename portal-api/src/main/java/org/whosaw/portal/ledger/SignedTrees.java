package org.whosaw.portal.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.tree.Subtrees;
import org.whosaw.portal.ledger.tree.TileName;
import org.whosaw.portal.ledger.tree.TilePyramid;
import org.whosaw.portal.ledger.tree.TreeHashes;
import org.whosaw.portal.store.PlainQuery;
import org.whosaw.portal.store.Tx;

/**
 * Gives the subtrees of signed trees from stored tiles: a reading reads each tile once, and tiles
 * above the leaves are kept for the readings after it. A signed tile of a width never changes. Safe
 * for threads.
 */
final class SignedTrees {
    private static final int MOST_KEPT = 300;

    private static final PlainQuery<byte[]> TILE =
            new PlainQuery<>(
                    "SELECT hashes FROM ledger_tile WHERE level = ? AND tile_index = ?",
                    row -> row.getBytes(1));

    private final Cache<TileName, TilePyramid> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    /** Returns the subtrees of a tree of {@code size} signed leaves, as one reading sees them. */
    Subtrees of(Tx tx, long size) {
        Map<TileName, TilePyramid> read = new HashMap<>();
        return (level, index) -> {
            int tileLevel = level / TileName.HEIGHT;
            int height = level % TileName.HEIGHT;
            int inATile = TileName.FULL >> height;
            long tile = index / inATile;
            TileName name = new TileName(tileLevel, tile, TileName.widthIn(size, tileLevel, tile));
            TilePyramid pyramid =
                    tileLevel == 0 && name.width() == TileName.FULL
                            ? read.computeIfAbsent(name, key -> read(tx, key))
                            : kept.get(name, key -> read(tx, key));
            return pyramid.hash(height, (int) (index % inATile));
        };
    }

    private static TilePyramid read(Tx tx, TileName name) {
        Optional<byte[]> stored = stored(tx, name);
        if (stored.isEmpty() || stored.get().length < name.width() * TreeHashes.BYTES) {
            throw new PortalException(LedgerError.NOT_THERE);
        }
        return new TilePyramid(stored.get(), name.width());
    }

    /** Returns a tile as it is stored: perhaps wider by now. */
    static Optional<byte[]> stored(Tx tx, TileName name) {
        return TILE.first(tx, name.level(), name.index());
    }
}
