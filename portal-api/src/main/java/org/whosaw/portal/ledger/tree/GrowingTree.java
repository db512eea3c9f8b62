package org.whosaw.portal.ledger.tree;

import java.util.Arrays;

/**
 * Grows a tree leaf by leaf and hands out its tiles. It holds the last tile of each level and
 * nothing else, so it streams trees of any size. Belongs to one thread.
 */
public final class GrowingTree {
    private final byte[][] edges = new byte[TileName.TOP + 1][TileName.FULL * TreeHashes.BYTES];
    private final boolean[] touched = new boolean[TileName.TOP + 1];
    private final Tiles out;
    private long size;

    /** Takes tiles as they come. */
    @FunctionalInterface
    public interface Tiles {
        /** Takes a tile; its hashes are the receiver's to keep. */
        void take(TileName name, byte[] hashes);
    }

    /** Begins with the tree without leaves. */
    public GrowingTree(Tiles out) {
        this.out = out;
    }

    /** Goes on from a tree of {@code size} leaves, of which {@code tiles} gives the last tiles. */
    public static GrowingTree from(long size, TileSubtrees.Tiles tiles, Tiles out) {
        GrowingTree tree = new GrowingTree(out);
        tree.size = size;
        for (int level = 0; level <= TileName.TOP; level++) {
            long hashes = TileName.hashesAt(level, size);
            int width = (int) (hashes % TileName.FULL);
            if (width > 0) {
                byte[] edge = tiles.hashes(new TileName(level, hashes / TileName.FULL, width));
                System.arraycopy(edge, 0, tree.edges[level], 0, width * TreeHashes.BYTES);
            }
        }
        return tree;
    }

    /** Returns how many leaves there are. */
    public long size() {
        return size;
    }

    /** Adds the hash of a leaf; hands out each tile that it fills. */
    public void add(byte[] leafHash) {
        long number = size++;
        byte[] hash = leafHash;
        for (int level = 0; ; level++) {
            int place = (int) (number % TileName.FULL);
            System.arraycopy(hash, 0, edges[level], place * TreeHashes.BYTES, TreeHashes.BYTES);
            touched[level] = true;
            if (place < TileName.FULL - 1) {
                return;
            }
            touched[level] = false;
            number /= TileName.FULL;
            hash = TreeHashes.over(edges[level], 0, TileName.FULL);
            out.take(new TileName(level, number, TileName.FULL), edges[level].clone());
        }
    }

    /** Hands out the last tile of each level that has grown since the last call and is not full. */
    public void partials() {
        for (int level = 0; level <= TileName.TOP; level++) {
            long hashes = TileName.hashesAt(level, size);
            int width = (int) (hashes % TileName.FULL);
            if (touched[level] && width > 0) {
                out.take(
                        new TileName(level, hashes / TileName.FULL, width),
                        Arrays.copyOf(edges[level], width * TreeHashes.BYTES));
            }
            touched[level] = false;
        }
    }

    /** Returns the root over all leaves so far. */
    public byte[] root() {
        return new TileSubtrees(name -> edges[name.level()]).root(size);
    }
}
