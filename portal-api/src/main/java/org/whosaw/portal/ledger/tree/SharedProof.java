package org.whosaw.portal.ledger.tree;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Proves many leaves of one tree at once: what their ways to the root share stands there once. Each
 * leaf is still checked by itself, so a wrong one is named and the others stand.
 *
 * <p>From the root down: where all leaves asked for lie on one side of a node, the hash of the
 * other side follows; where they part, the hashes of both sides follow, left before right, and each
 * side goes on by itself, left before right.
 */
public final class SharedProof {
    private SharedProof() {}

    /**
     * What a check found.
     *
     * @param whole whether the hashes themselves lead from the root to each leaf
     * @param wrong which of the leaves are not what the tree holds, by their number in the list
     */
    public record Outcome(boolean whole, List<Integer> wrong) {
        public Outcome {
            wrong = List.copyOf(wrong);
        }

        /** Says whether every leaf stands in the tree. */
        public boolean holds() {
            return whole && wrong.isEmpty();
        }
    }

    /**
     * Returns the hashes that prove leaves.
     *
     * @param places of the leaves, rising, each below {@code size}
     */
    public static List<byte[]> of(Subtrees tree, long[] places, long size) {
        if (!areInOrder(places, size)) {
            throw new IllegalArgumentException("places rise and lie in the tree");
        }
        List<byte[]> out = new ArrayList<>();
        if (places.length > 0) {
            prove(tree, places, 0, places.length, 0, size, out);
        }
        return out;
    }

    private static void prove(
            Subtrees tree, long[] places, int a, int b, long first, long end, List<byte[]> out) {
        long from = first;
        long to = end;
        while (to - from > 1) {
            long middle = from + below(to - from);
            int split = split(places, a, b, middle);
            if (split == b) {
                out.add(tree.range(middle, to));
                to = middle;
            } else if (split == a) {
                out.add(tree.range(from, middle));
                from = middle;
            } else {
                out.add(tree.range(from, middle));
                out.add(tree.range(middle, to));
                prove(tree, places, a, split, from, middle, out);
                prove(tree, places, split, b, middle, to, out);
                return;
            }
        }
    }

    /**
     * Checks leaves; whatever is handed in, nothing throws.
     *
     * @param leaves the hashes of the leaves at {@code places}
     */
    public static Outcome check(
            long[] places, List<byte[]> leaves, long size, List<byte[]> hashes, byte[] root) {
        boolean shaped =
                areInOrder(places, size)
                        && places.length == leaves.size()
                        && hashes.stream().allMatch(each -> each.length == TreeHashes.BYTES);
        if (!shaped) {
            return new Outcome(false, List.of());
        }
        Check check = new Check(places, leaves, hashes.iterator());
        boolean whole =
                places.length == 0
                        ? hashes.isEmpty()
                        : check.descend(0, places.length, 0, size, root) && !check.rest.hasNext();
        return new Outcome(whole, check.wrong);
    }

    private static final class Check {
        private final long[] places;
        private final List<byte[]> leaves;
        private final Iterator<byte[]> rest;
        private final List<Integer> wrong = new ArrayList<>();

        Check(long[] places, List<byte[]> leaves, Iterator<byte[]> rest) {
            this.places = places;
            this.leaves = leaves;
            this.rest = rest;
        }

        /** Goes from a node whose hash is known to the leaves below it; false when lost. */
        boolean descend(int a, int b, long first, long end, byte[] known) {
            Deque<byte[]> beside = new ArrayDeque<>();
            Deque<Boolean> onLeft = new ArrayDeque<>();
            long from = first;
            long to = end;
            long middle = 0;
            int split = a;
            while (to - from > 1) {
                middle = from + below(to - from);
                split = split(places, a, b, middle);
                if (split != a && split != b) {
                    break;
                }
                if (!rest.hasNext()) {
                    return false;
                }
                beside.push(rest.next());
                onLeft.push(split == a);
                from = split == a ? middle : from;
                to = split == a ? to : middle;
            }
            if (to - from == 1) {
                if (!MessageDigest.isEqual(climb(leaves.get(a), beside, onLeft), known)) {
                    wrong.add(a);
                }
                return true;
            }
            byte[] left = rest.hasNext() ? rest.next() : null;
            byte[] right = rest.hasNext() ? rest.next() : null;
            return left != null
                    && right != null
                    && MessageDigest.isEqual(
                            climb(TreeHashes.node(left, right), beside, onLeft), known)
                    && descend(a, split, from, middle, left)
                    && descend(split, b, middle, to, right);
        }

        private static byte[] climb(byte[] start, Deque<byte[]> beside, Deque<Boolean> onLeft) {
            byte[] hash = start;
            while (!beside.isEmpty()) {
                byte[] other = beside.pop();
                hash = onLeft.pop() ? TreeHashes.node(other, hash) : TreeHashes.node(hash, other);
            }
            return hash;
        }
    }

    private static boolean areInOrder(long[] places, long size) {
        long before = -1;
        for (long each : places) {
            if (each <= before || each >= size) {
                return false;
            }
            before = each;
        }
        return true;
    }

    /**
     * Returns how many of the places from {@code a} to {@code b} lie below {@code middle}, plus a.
     */
    private static int split(long[] places, int a, int b, long middle) {
        int low = a;
        int high = b;
        while (low < high) {
            int at = (low + high) >>> 1;
            if (places[at] < middle) {
                low = at + 1;
            } else {
                high = at;
            }
        }
        return low;
    }

    private static long below(long count) {
        return Long.highestOneBit(count - 1);
    }
}
