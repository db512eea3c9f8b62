package org.whosaw.portal.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A leaf of an entry that waited for its person. Its salt was drawn by lot and lay with the waiting
 * row; when she is registered it stays with her row, masked by a salt of her own key: without the
 * key it says nothing any more.
 *
 * @param reference under which the leaf was appended in the place of a person: below zero, worked
 *     out from the key that it waited for; 0 for the leaf under her own id
 * @param masked the salt xor hers
 */
public record WaitingLeaf(long reference, byte[] masked) {
    private static final int BYTES = Long.BYTES + Commitment.SALT_BYTES;
    private static final String LABEL = "waited.";

    /** Returns the reference of a subject's key. */
    public static long reference(byte[] subjectKey) {
        return ByteBuffer.wrap(subjectKey).getLong() | Long.MIN_VALUE;
    }

    /** Masks the salt of an entry that waited under a key. */
    public static WaitingLeaf of(
            PersonSalts.Salts hers, LeafKind kind, long id, byte[] subjectKey, byte[] salt) {
        long reference = reference(subjectKey);
        return new WaitingLeaf(reference, xor(hers, kind, id, reference, salt));
    }

    /** Stands for the leaf under her own id, where another one waited for the same entry. */
    public static WaitingLeaf own() {
        return new WaitingLeaf(0, new byte[Commitment.SALT_BYTES]);
    }

    /** Returns the salt. */
    public byte[] salt(PersonSalts.Salts hers, LeafKind kind, long id) {
        return reference == 0
                ? PersonLedger.salt(hers, kind, id, 0)
                : xor(hers, kind, id, reference, masked);
    }

    private static byte[] xor(
            PersonSalts.Salts hers, LeafKind kind, long id, long reference, byte[] salt) {
        byte[] mask = hers.salt(LABEL + kind.code() + Long.toHexString(reference), id);
        byte[] result = new byte[Commitment.SALT_BYTES];
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) (mask[i] ^ salt[i]);
        }
        return result;
    }

    /** Returns the bytes that her row keeps. */
    public static byte[] pack(List<WaitingLeaf> leaves) {
        ByteBuffer packed = ByteBuffer.allocate(leaves.size() * BYTES);
        leaves.forEach(each -> packed.putLong(each.reference).put(each.masked));
        return packed.array();
    }

    /** Reads what {@link #pack} wrote; null stands for the one leaf under her own id. */
    public static List<WaitingLeaf> unpack(byte @Nullable [] packed) {
        if (packed == null) {
            return List.of(own());
        }
        List<WaitingLeaf> leaves = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(packed);
        while (buffer.remaining() >= BYTES) {
            long reference = buffer.getLong();
            byte[] masked = new byte[Commitment.SALT_BYTES];
            buffer.get(masked);
            leaves.add(new WaitingLeaf(reference, masked));
        }
        return leaves;
    }

    @Override
    public String toString() {
        return "WaitingLeaf[]";
    }
}
