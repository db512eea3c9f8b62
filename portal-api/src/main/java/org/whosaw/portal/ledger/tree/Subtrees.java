package org.whosaw.portal.ledger.tree;

import java.util.ArrayDeque;
import java.util.Deque;

/** Gives the hashes of a tree's perfect subtrees. */
@FunctionalInterface
public interface Subtrees {
    /**
     * Returns the hash over the leaves from {@code index * 2^level} on, {@code 2^level} of them,
     * all of which are in the tree.
     */
    byte[] hash(int level, long index);

    /**
     * Returns the hash over the leaves from {@code from} up to, not including, {@code to}; {@code
     * from} is a multiple of the greatest power of two below the count, as every node of a tree is.
     */
    default byte[] range(long from, long to) {
        Deque<byte[]> parts = new ArrayDeque<>();
        long at = from;
        while (at < to) {
            int level = 63 - Long.numberOfLeadingZeros(to - at);
            parts.push(hash(level, at >>> level));
            at += 1L << level;
        }
        byte[] whole = parts.pop();
        while (!parts.isEmpty()) {
            whole = TreeHashes.node(parts.pop(), whole);
        }
        return whole;
    }

    /** Returns the root of the first {@code size} leaves. */
    default byte[] root(long size) {
        return size == 0 ? TreeHashes.empty() : range(0, size);
    }
}
