package org.whosaw.portal.ledger.tree;

import java.security.MessageDigest;
import java.util.List;

/**
 * Checks proofs (RFC 9162, sections 2.1.3.2 and 2.1.4.2). Whatever is handed in, the answer is yes
 * or no: nothing throws.
 */
public final class ProofCheck {
    private ProofCheck() {}

    /** Says whether {@code proof} shows the leaf at {@code index} in the tree of that root. */
    public static boolean inclusion(
            long index, long size, byte[] leaf, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size || !isHash(leaf) || !areHashes(proof)) {
            return false;
        }
        long node = index;
        long last = size - 1;
        byte[] hash = leaf;
        for (byte[] each : proof) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = TreeHashes.node(each, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                hash = TreeHashes.node(hash, each);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && MessageDigest.isEqual(hash, root);
    }

    /**
     * Says whether {@code proof} shows that the tree of {@code to} leaves begins with the tree of
     * {@code from} leaves. The empty tree is the beginning of every tree and needs no hashes.
     */
    public static boolean consistency(
            long from, long to, List<byte[]> proof, byte[] fromRoot, byte[] toRoot) {
        if (from < 0 || from > to || !areHashes(proof)) {
            return false;
        }
        if (from == 0 || from == to) {
            return proof.isEmpty()
                    && (from == to
                            ? MessageDigest.isEqual(fromRoot, toRoot)
                            : MessageDigest.isEqual(fromRoot, TreeHashes.empty()));
        }
        boolean perfect = Long.bitCount(from) == 1;
        if (!perfect && proof.isEmpty()) {
            return false;
        }
        byte[] start = perfect ? fromRoot : proof.get(0);
        return isHash(start)
                && climb(from, to, start, perfect ? proof : proof.subList(1, proof.size()))
                        .is(fromRoot, toRoot);
    }

    private static Climbed climb(long from, long to, byte[] start, List<byte[]> proof) {
        long node = from - 1;
        long last = to - 1;
        while ((node & 1) == 1) {
            node >>>= 1;
            last >>>= 1;
        }
        byte[] before = start;
        byte[] after = start;
        for (byte[] each : proof) {
            if (last == 0) {
                return new Climbed(before, after, false);
            }
            if ((node & 1) == 1 || node == last) {
                before = TreeHashes.node(each, before);
                after = TreeHashes.node(each, after);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                after = TreeHashes.node(after, each);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return new Climbed(before, after, last == 0);
    }

    private record Climbed(byte[] before, byte[] after, boolean whole) {
        boolean is(byte[] fromRoot, byte[] toRoot) {
            return whole
                    && MessageDigest.isEqual(before, fromRoot)
                    && MessageDigest.isEqual(after, toRoot);
        }
    }

    private static boolean areHashes(List<byte[]> proof) {
        return proof.stream().allMatch(ProofCheck::isHash);
    }

    private static boolean isHash(byte[] bytes) {
        return bytes.length == TreeHashes.BYTES;
    }
}
