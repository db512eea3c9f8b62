package org.whosaw.portal.ledger;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ledger.AuditFinding.Kind;
import org.whosaw.portal.ledger.tree.TileName;
import org.whosaw.portal.ledger.tree.TreeHashes;
import org.whosaw.portal.store.Database;

/** Reads tiles for an audit and holds each against the tile above it. */
final class AuditTiles {
    private static final int MOST_CACHED = 256;

    private final Database database;
    private final Found found;
    private final Map<Long, byte[]> cache =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
                    return size() > MOST_CACHED;
                }
            };

    /** Hears of what does not fit. */
    @FunctionalInterface
    interface Found {
        void tell(Kind kind, long first, long second);
    }

    /** Says that a tile that is needed is not there. */
    static final class MissingTileException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    AuditTiles(Database database, Found found) {
        this.database = database;
        this.found = found;
    }

    /** Returns the tile's hashes; tells and returns null when it is missing or short. */
    byte @Nullable [] read(TileName name) {
        byte[] stored =
                database.read(tx -> tx.dao(LedgerDao.class).tile(name.level(), name.index()))
                        .orElse(null);
        if (stored == null || stored.length < name.width() * TreeHashes.BYTES) {
            found.tell(Kind.TILE_MISSING, name.level(), name.index());
            return null;
        }
        return stored;
    }

    /** Returns a tile of those read lately, or reads it. */
    byte[] cached(TileName name) {
        long place = ((long) name.level() << 56) | name.index();
        byte[] hashes = cache.get(place);
        if (hashes == null || hashes.length < name.width() * TreeHashes.BYTES) {
            hashes = read(name);
            if (hashes == null) {
                throw new MissingTileException();
            }
            cache.put(place, hashes);
        }
        return hashes;
    }

    /**
     * Says whether a full tile has the hash that the tile above has of it; yes when there is none
     * above, which was told when it was missed.
     */
    boolean fits(int level, long index, byte[] hashes) {
        byte[] own = TreeHashes.over(hashes, 0, TileName.FULL);
        int place = (int) (index % TileName.FULL);
        try {
            byte[] above = cached(new TileName(level + 1, index / TileName.FULL, place + 1));
            int at = place * TreeHashes.BYTES;
            return Arrays.equals(own, 0, TreeHashes.BYTES, above, at, at + TreeHashes.BYTES);
        } catch (MissingTileException e) {
            return true;
        }
    }

    /** Holds every full tile above the entries against the one above it. */
    void checkAbove(long size) {
        for (int level = 1; level < TileName.TOP; level++) {
            for (long i = 0; TileName.widthIn(size, level, i) == TileName.FULL; i++) {
                byte[] hashes = read(new TileName(level, i, TileName.FULL));
                if (hashes != null && !fits(level, i, hashes)) {
                    found.tell(Kind.TILE_CHANGED, level, i);
                }
            }
        }
    }
}
