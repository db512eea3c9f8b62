package org.whosaw.portal.hospital.care;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The blind index of a staff member or an account, 16 bytes, as a value that compares fast. */
public record StaffKey(long high, long low) {
    private static final int BYTES = 16;

    /** Returns the key of 16 bytes. */
    public static StaffKey of(byte[] bytes) {
        return at(ByteBuffer.wrap(bytes));
    }

    private static StaffKey at(ByteBuffer bytes) {
        return new StaffKey(bytes.getLong(), bytes.getLong());
    }

    /** Returns the keys that stand one after the other in {@code joined}. */
    static List<StaffKey> split(byte @Nullable [] joined) {
        if (joined == null || joined.length == 0) {
            return List.of();
        }
        ByteBuffer bytes = ByteBuffer.wrap(joined);
        List<StaffKey> keys = new ArrayList<>(joined.length / BYTES);
        while (bytes.remaining() >= BYTES) {
            keys.add(at(bytes));
        }
        return keys;
    }

    /** Returns the keys one after the other. */
    static byte[] join(List<byte[]> keys) {
        ByteBuffer bytes = ByteBuffer.allocate(keys.size() * BYTES);
        keys.forEach(bytes::put);
        return bytes.array();
    }

    @Override
    public String toString() {
        return "StaffKey";
    }
}
