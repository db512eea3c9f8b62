package org.whosaw.portal.ledger.tree;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tree of numbered leaves, worked out twice: by tiles, and naively from the definition. */
final class Leaves {
    private final List<byte[]> hashes = new ArrayList<>();
    private final Map<TileName, byte[]> tiles = new HashMap<>();
    private final GrowingTree tree = new GrowingTree(tiles::put);

    static Leaves of(int count) {
        Leaves leaves = new Leaves();
        for (int i = 0; i < count; i++) {
            leaves.add(TreeHashes.leaf(("leaf " + i).getBytes(StandardCharsets.UTF_8)));
        }
        leaves.tree.partials();
        return leaves;
    }

    private void add(byte[] hash) {
        hashes.add(hash);
        tree.add(hash);
    }

    byte[] leaf(int index) {
        return hashes.get(index);
    }

    Map<TileName, byte[]> tiles() {
        return tiles;
    }

    byte[] grownRoot() {
        return tree.root();
    }

    /** Returns the root of the first leaves as RFC 6962 defines it. */
    byte[] naiveRoot(int size) {
        return size == 0 ? TreeHashes.empty() : naive(0, size);
    }

    private byte[] naive(int from, int to) {
        if (to - from == 1) {
            return hashes.get(from);
        }
        int middle = from + Integer.highestOneBit(to - from - 1);
        return TreeHashes.node(naive(from, middle), naive(middle, to));
    }

    /** Returns the subtrees by tiles, partial ones being the beginning of wider ones. */
    Subtrees subtrees() {
        return new TileSubtrees(this::tile);
    }

    byte[] tile(TileName name) {
        return tiles.entrySet().stream()
                .filter(each -> each.getKey().level() == name.level())
                .filter(each -> each.getKey().index() == name.index())
                .filter(each -> each.getKey().width() >= name.width())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no tile " + name));
    }
}
