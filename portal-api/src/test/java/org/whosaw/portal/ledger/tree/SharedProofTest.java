package org.whosaw.portal.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Proofs of many leaves at once: right ones hold, and a wrong leaf is named alone. */
class SharedProofTest {
    private static final int SIZE = 1_000;

    private static byte[] leaf(int number) {
        return TreeHashes.leaf(
                ("leaf " + number).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Subtrees tree() {
        return (level, index) -> {
            List<byte[]> row = new ArrayList<>();
            for (int i = 0; i < 1 << level; i++) {
                row.add(leaf((int) (index << level) + i));
            }
            while (row.size() > 1) {
                List<byte[]> above = new ArrayList<>();
                for (int i = 0; i < row.size(); i += 2) {
                    above.add(TreeHashes.node(row.get(i), row.get(i + 1)));
                }
                row = above;
            }
            return row.get(0);
        };
    }

    private static List<byte[]> leaves(long[] places) {
        return IntStream.range(0, places.length).mapToObj(i -> leaf((int) places[i])).toList();
    }

    @Property(tries = 60)
    void check_anyPlacesOfAnyTree_hold(
            @ForAll @IntRange(min = 1, max = SIZE) int size, @ForAll long seed) {
        long[] places =
                new Random(seed).longs(20, 0, size).distinct().sorted().limit(size).toArray();
        List<byte[]> proof = SharedProof.of(tree(), places, size);
        byte[] root = tree().root(size);
        assertThat(SharedProof.check(places, leaves(places), size, proof, root).holds()).isTrue();
    }

    @Property(tries = 60)
    void check_oneLeafChanged_namesThatOne(
            @ForAll @IntRange(min = 2, max = SIZE) int size, @ForAll long seed) {
        Random random = new Random(seed);
        long[] places = random.longs(10, 0, size).distinct().sorted().toArray();
        int wrong = random.nextInt(places.length);
        List<byte[]> leaves = new ArrayList<>(leaves(places));
        leaves.set(wrong, leaf(SIZE + 1));
        SharedProof.Outcome outcome =
                SharedProof.check(
                        places,
                        leaves,
                        size,
                        SharedProof.of(tree(), places, size),
                        tree().root(size));
        assertThat(outcome.whole()).isTrue();
        assertThat(outcome.wrong()).containsExactly(wrong);
    }

    @Test
    void check_aHashChangedTakenOrAdded_doesNotHold() {
        long[] places = {3, 4, 500, 999};
        List<byte[]> proof = SharedProof.of(tree(), places, SIZE);
        byte[] root = tree().root(SIZE);
        for (int i = 0; i < proof.size(); i++) {
            List<byte[]> changed = new ArrayList<>(proof);
            changed.set(i, leaf(7));
            assertThat(SharedProof.check(places, leaves(places), SIZE, changed, root).holds())
                    .isFalse();
        }
        List<byte[]> shorter = proof.subList(0, proof.size() - 1);
        assertThat(SharedProof.check(places, leaves(places), SIZE, shorter, root).whole())
                .isFalse();
        List<byte[]> longer = new ArrayList<>(proof);
        longer.add(leaf(1));
        assertThat(SharedProof.check(places, leaves(places), SIZE, longer, root).whole()).isFalse();
    }

    @Test
    void check_anythingElse_isNoAndThrowsNothing() {
        long[][] odd = {{5, 5}, {6, 5}, {-1}, {SIZE}, {0, 1, 2}};
        for (long[] places : odd) {
            assertThat(
                            SharedProof.check(
                                            places,
                                            List.of(leaf(0)),
                                            SIZE,
                                            List.of(new byte[3]),
                                            new byte[0])
                                    .holds())
                    .isFalse();
        }
        assertThat(
                        SharedProof.check(new long[0], List.of(), 0, List.of(), TreeHashes.empty())
                                .holds())
                .isTrue();
    }
}
