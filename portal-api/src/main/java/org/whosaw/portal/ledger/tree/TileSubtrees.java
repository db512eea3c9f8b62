package org.whosaw.portal.ledger.tree;

/**
 * Works out subtrees from tiles: a hash between two tile levels is hashed anew from the tile below
 * it.
 */
public final class TileSubtrees implements Subtrees {
    private final Tiles tiles;

    public TileSubtrees(Tiles tiles) {
        this.tiles = tiles;
    }

    /** Gives the hashes of a tile. */
    @FunctionalInterface
    public interface Tiles {
        /** Returns at least the first {@code name.width()} hashes, one behind the other. */
        byte[] hashes(TileName name);
    }

    @Override
    public byte[] hash(int level, long index) {
        int tileLevel = level / TileName.HEIGHT;
        int height = level % TileName.HEIGHT;
        long first = index << height;
        int count = 1 << height;
        int place = (int) (first % TileName.FULL);
        byte[] hashes = tiles.hashes(new TileName(tileLevel, first / TileName.FULL, place + count));
        return TreeHashes.over(hashes, place, count);
    }
}
