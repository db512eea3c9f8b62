package org.whosaw.portal.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One entry on its way into the ledger.
 *
 * @param id of what it stands for
 * @param personId whom it is about, 0 when a leaf is about nobody or the id says it
 */
public record Leaf(LeafKind kind, long id, long personId, Commitment commitment) {
    /** How many bytes the tree holds of a leaf: a version and the commitment. */
    static final int ENTRY_BYTES = 1 + Commitment.BYTES;

    /** How many bytes a bundle holds of a leaf: the entry behind its length. */
    static final int BUNDLED_BYTES = 2 + ENTRY_BYTES;

    private static final byte VERSION = 1;
    private static final int PACKED_BYTES = 1 + 8 + 8 + Commitment.BYTES;

    /** A leaf that waits, as its table holds it. */
    record Waiting(int kind, long id, long personId, byte[] commitment) {}

    /** Returns the leaves as one waiting row holds them. */
    static byte[] pack(List<Leaf> leaves) {
        ByteBuffer packed = ByteBuffer.allocate(leaves.size() * PACKED_BYTES);
        for (Leaf each : leaves) {
            packed.put((byte) each.kind.number()).putLong(each.id).putLong(each.personId);
            packed.put(each.commitment.bytes());
        }
        return packed.array();
    }

    /** Reads what {@link #pack} wrote. */
    static List<Waiting> unpack(byte[] packed) {
        if (packed.length % PACKED_BYTES != 0) {
            throw new IllegalStateException("a waiting row of the ledger is damaged");
        }
        List<Waiting> leaves = new ArrayList<>(packed.length / PACKED_BYTES);
        ByteBuffer buffer = ByteBuffer.wrap(packed);
        while (buffer.hasRemaining()) {
            int kind = buffer.get();
            long id = buffer.getLong();
            long personId = buffer.getLong();
            byte[] commitment = new byte[Commitment.BYTES];
            buffer.get(commitment);
            leaves.add(new Waiting(kind, id, personId, commitment));
        }
        return leaves;
    }

    /** Returns the bytes that the tree hashes: the one place that says how they lie. */
    public static byte[] entry(byte[] commitment) {
        return ByteBuffer.allocate(ENTRY_BYTES).put(VERSION).put(commitment).array();
    }

    /** Returns the entry as bundles hold it, behind its length. */
    static byte[] bundled(byte[] commitment) {
        return ByteBuffer.allocate(BUNDLED_BYTES)
                .putShort((short) ENTRY_BYTES)
                .put(entry(commitment))
                .array();
    }
}
