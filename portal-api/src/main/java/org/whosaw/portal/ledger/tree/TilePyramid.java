package org.whosaw.portal.ledger.tree;

import java.util.Arrays;

/** A tile with every hash between it and the tile above, worked out once. Immutable. */
public final class TilePyramid {
    private final byte[][] rows = new byte[TileName.HEIGHT + 1][];

    /**
     * Works out the hashes.
     *
     * @param hashes of the tile, one behind the other
     * @param width how many of them count
     */
    public TilePyramid(byte[] hashes, int width) {
        rows[0] = Arrays.copyOf(hashes, width * TreeHashes.BYTES);
        for (int height = 1; height <= TileName.HEIGHT; height++) {
            byte[] below = rows[height - 1];
            int count = below.length / TreeHashes.BYTES / 2;
            rows[height] = new byte[count * TreeHashes.BYTES];
            for (int i = 0; i < count; i++) {
                TreeHashes.pair(
                        below, 2 * i * TreeHashes.BYTES, rows[height], i * TreeHashes.BYTES);
            }
        }
    }

    /** Returns the hash over {@code 2^height} hashes of the tile, the {@code place}-th of such. */
    public byte[] hash(int height, int place) {
        int from = place * TreeHashes.BYTES;
        return Arrays.copyOfRange(rows[height], from, from + TreeHashes.BYTES);
    }
}
