package org.whosaw.portal.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Every proof verifies, any changed bit fails, and a root does not know how its leaves came. */
class TreePropertyTest {
    private static final int MOST = 1_200;
    private static final Leaves LEAVES = Leaves.of(MOST);
    private static final Proofs PROOFS = new Proofs(LEAVES.subtrees());

    @Example
    void root_eightKnownLeaves_isTheKnownOne() {
        GrowingTree tree = new GrowingTree((name, hashes) -> {});
        assertThat(hex(tree.root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (String leaf :
                List.of(
                        "",
                        "00",
                        "10",
                        "2021",
                        "3031",
                        "40414243",
                        "5051525354555657",
                        "606162636465666768696a6b6c6d6e6f")) {
            tree.add(TreeHashes.leaf(HexFormat.of().parseHex(leaf)));
        }
        assertThat(hex(tree.root()))
                .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Property(tries = 300)
    void inclusion_anyLeafOfAnySize_verifiesAndNoOtherWay(
            @ForAll @IntRange(min = 1, max = MOST) int size,
            @ForAll @IntRange(max = MOST) int pick,
            @ForAll @IntRange(max = 100_000) int flip) {
        int index = pick % size;
        byte[] root = LEAVES.naiveRoot(size);
        List<byte[]> proof = PROOFS.inclusion(index, size);

        assertThat(verifies(index, size, LEAVES.leaf(index), proof, root)).isTrue();
        assertThat(verifies(index, size, flipped(LEAVES.leaf(index), flip), proof, root)).isFalse();
        assertThat(verifies(index, size, LEAVES.leaf(index), proof, flipped(root, flip))).isFalse();
        assertThat(verifies((index + 1) % size, size, LEAVES.leaf(index), proof, root))
                .isEqualTo(size == 1);
        proof.add(root);
        assertThat(verifies(index, size, LEAVES.leaf(index), proof, root)).isFalse();
        proof.remove(proof.size() - 1);
        if (!proof.isEmpty()) {
            assertThat(verifies(index, size, LEAVES.leaf(index), changed(proof, flip), root))
                    .isFalse();
            assertThat(verifies(index, size, LEAVES.leaf(index), shorter(proof), root)).isFalse();
        }
    }

    private static boolean verifies(
            long index, long size, byte[] leaf, List<byte[]> proof, byte[] root) {
        return ProofCheck.inclusion(index, size, leaf, proof, root);
    }

    @Property(tries = 300)
    void consistency_anyTwoSizes_verifiesAndNoOtherWay(
            @ForAll @IntRange(max = MOST) int one,
            @ForAll @IntRange(max = MOST) int other,
            @ForAll @IntRange(max = 100_000) int flip) {
        int from = Math.min(one, other);
        int to = Math.max(one, other);
        byte[] before = LEAVES.naiveRoot(from);
        byte[] after = LEAVES.naiveRoot(to);
        List<byte[]> proof = PROOFS.consistency(from, to);

        assertThat(ProofCheck.consistency(from, to, proof, before, after)).isTrue();
        assertThat(ProofCheck.consistency(from, to, proof, flipped(before, flip), after)).isFalse();
        if (from > 0) {
            assertThat(ProofCheck.consistency(from, to, proof, before, flipped(after, flip)))
                    .isFalse();
        }
        if (!proof.isEmpty()) {
            assertThat(ProofCheck.consistency(from, to, changed(proof, flip), before, after))
                    .isFalse();
            assertThat(ProofCheck.consistency(from, to, shorter(proof), before, after)).isFalse();
        }
        proof.add(after);
        assertThat(ProofCheck.consistency(from, to, proof, before, after)).isFalse();
    }

    @Property(tries = 100)
    void check_anything_neverThrows(
            @ForAll long index,
            @ForAll long size,
            @ForAll @Size(max = 40) byte[] hash,
            @ForAll @Size(max = 5) List<@Size(max = 33) byte[]> proof) {
        assertThat(ProofCheck.inclusion(index, size, hash, proof, hash)).isIn(true, false);
        assertThat(ProofCheck.consistency(index, size, proof, hash, hash)).isIn(true, false);
    }

    @Property(tries = 60)
    void grow_anyBatches_sameTilesAndRoot(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 300) Integer> batches) {
        Map<TileName, byte[]> tiles = new HashMap<>();
        long size = 0;
        for (int batch : batches) {
            int here = (int) Math.min(batch, MOST - size);
            GrowingTree tree = GrowingTree.from(size, name -> widest(tiles, name), tiles::put);
            for (int i = 0; i < here; i++) {
                tree.add(LEAVES.leaf((int) size + i));
            }
            tree.partials();
            size += here;
            assertThat(tree.size()).isEqualTo(size);
            assertThat(tree.root()).isEqualTo(LEAVES.naiveRoot((int) size));
            assertThat(new TileSubtrees(name -> widest(tiles, name)).root(size))
                    .isEqualTo(tree.root());
        }
        tiles.forEach(
                (name, hashes) -> assertThat(LEAVES.tile(name)).startsWith(hashes).isNotEmpty());
    }

    private static byte[] widest(Map<TileName, byte[]> tiles, TileName name) {
        for (int width = TileName.FULL; width >= name.width(); width--) {
            byte[] hashes = tiles.get(new TileName(name.level(), name.index(), width));
            if (hashes != null) {
                return hashes;
            }
        }
        throw new AssertionError("no tile " + name);
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        changed[bit / 8 % changed.length] ^= (byte) (1 << bit % 8);
        return changed;
    }

    private static List<byte[]> changed(List<byte[]> proof, int bit) {
        List<byte[]> changed = new ArrayList<>(proof);
        int which = bit % proof.size();
        changed.set(which, flipped(proof.get(which), bit / 7));
        return changed;
    }

    private static List<byte[]> shorter(List<byte[]> proof) {
        return new ArrayList<>(proof.subList(0, proof.size() - 1));
    }
}
