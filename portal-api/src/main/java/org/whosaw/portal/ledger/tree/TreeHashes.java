package org.whosaw.portal.ledger.tree;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Hashes leaves and nodes as RFC 6962, section 2.1, has them: SHA-256 behind one byte that tells a
 * leaf from a node. Safe for threads.
 */
public final class TreeHashes {
    /** How many bytes a hash has. */
    public static final int BYTES = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private static final ThreadLocal<MessageDigest> SHA256 =
            ThreadLocal.withInitial(
                    () -> {
                        try {
                            return MessageDigest.getInstance("SHA-256");
                        } catch (NoSuchAlgorithmException e) {
                            throw new IllegalStateException("no SHA-256 in this JVM", e);
                        }
                    });

    private TreeHashes() {}

    /** Returns the root of the tree without leaves. */
    public static byte[] empty() {
        return SHA256.get().digest();
    }

    /** Returns the hash of a leaf that holds {@code entry}. */
    public static byte[] leaf(byte[] entry) {
        return leaf(entry, 0, entry.length);
    }

    /** Returns the hash of a leaf that holds a part of {@code bytes}. */
    public static byte[] leaf(byte[] bytes, int offset, int length) {
        MessageDigest digest = SHA256.get();
        digest.update(LEAF);
        digest.update(bytes, offset, length);
        return digest.digest();
    }

    /** Returns the hash of the node over two hashes. */
    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = SHA256.get();
        digest.update(NODE);
        digest.update(left);
        digest.update(right);
        return digest.digest();
    }

    /** Hashes two neighbours that lie in {@code from} at {@code at} into {@code to}. */
    static void pair(byte[] from, int at, byte[] to, int place) {
        MessageDigest digest = SHA256.get();
        digest.update(NODE);
        digest.update(from, at, 2 * BYTES);
        try {
            digest.digest(to, place, BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("no room for a hash", e);
        }
    }

    /**
     * Returns the hash over a power of two of neighbouring hashes.
     *
     * @param hashes of a tile, one behind the other
     * @param first the number of the first
     * @param count how many, a power of two
     */
    public static byte[] over(byte[] hashes, int first, int count) {
        byte[] row = new byte[count * BYTES];
        System.arraycopy(hashes, first * BYTES, row, 0, row.length);
        for (int width = count; width > 1; width /= 2) {
            for (int i = 0; i < width / 2; i++) {
                pair(row, 2 * i * BYTES, row, i * BYTES);
            }
        }
        return java.util.Arrays.copyOf(row, BYTES);
    }
}
