package org.whosaw.portal.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/** Makes proofs (RFC 9162, sections 2.1.3.1 and 2.1.4.1) from the subtrees of one tree. */
public final class Proofs {
    private final Subtrees tree;

    public Proofs(Subtrees tree) {
        this.tree = tree;
    }

    /**
     * Returns the hashes that lead from a leaf to the root, the leaf's neighbour first.
     *
     * @param index of the leaf, below {@code size}
     * @param size of a tree that these subtrees hold
     */
    public List<byte[]> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " among " + size);
        }
        List<byte[]> path = new ArrayList<>();
        path(index, 0, size, path);
        return path;
    }

    private void path(long index, long from, long to, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + below(to - from);
        if (index < middle) {
            path(index, from, middle, path);
            path.add(tree.range(middle, to));
        } else {
            path(index, middle, to, path);
            path.add(tree.range(from, middle));
        }
    }

    /**
     * Returns the hashes that show that the tree of {@code to} leaves begins with the tree of
     * {@code from} leaves; none when one is empty or both are alike.
     */
    public List<byte[]> consistency(long from, long to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("no step from " + from + " to " + to + " leaves");
        }
        List<byte[]> path = new ArrayList<>();
        if (from > 0 && from < to) {
            step(from, 0, to, true, path);
        }
        return path;
    }

    private void step(long size, long from, long to, boolean known, List<byte[]> path) {
        if (size == to - from) {
            if (!known) {
                path.add(tree.range(from, to));
            }
            return;
        }
        long left = below(to - from);
        if (size <= left) {
            step(size, from, from + left, known, path);
            path.add(tree.range(from + left, to));
        } else {
            step(size - left, from + left, to, false, path);
            path.add(tree.range(from, from + left));
        }
    }

    /** Returns the greatest power of two below {@code count}. */
    private static long below(long count) {
        return Long.highestOneBit(count - 1);
    }
}
