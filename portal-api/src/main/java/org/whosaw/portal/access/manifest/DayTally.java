package org.whosaw.portal.access.manifest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many lines of one day there are, and the sum of their ids' SHA-256 as whole numbers of 256
 * bits, big-endian, what runs over dropped: the order in which lines come changes nothing. Belongs
 * to one thread.
 */
public final class DayTally {
    /** How many bytes a sum has. */
    public static final int BYTES = 32;

    private static final int PACKED = Long.BYTES + Long.BYTES + BYTES;
    private static final long DAY_MICROS = 86_400_000_000L;

    /** Days are Shanghai's. */
    private static final long EAST_MICROS = 8 * 3_600_000_000L;

    private static final ThreadLocal<MessageDigest> SHA256 =
            ThreadLocal.withInitial(
                    () -> {
                        try {
                            return MessageDigest.getInstance("SHA-256");
                        } catch (NoSuchAlgorithmException e) {
                            throw new IllegalStateException("no SHA-256 in this JVM", e);
                        }
                    });

    private final byte[] sum = new byte[BYTES];
    private long events;

    /** Returns what stands for a line in a sum. */
    public static byte[] hash(String sourceEventId) {
        return SHA256.get().digest(sourceEventId.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the day of Shanghai, counted from 1970-01-01, in which a time in microseconds is. */
    public static long dayOf(long micros) {
        return Math.floorDiv(micros + EAST_MICROS, DAY_MICROS);
    }

    /** Adds one line. */
    public void add(byte[] hash) {
        add(1, hash);
    }

    /** Adds another tally. */
    public void add(long more, byte[] digest) {
        events += more;
        int carry = 0;
        for (int i = BYTES - 1; i >= 0; i--) {
            int each = (sum[i] & 0xFF) + (digest[i] & 0xFF) + carry;
            sum[i] = (byte) each;
            carry = each >>> 8;
        }
    }

    /** Returns how many lines there are. */
    public long events() {
        return events;
    }

    /** Returns the sum. */
    public byte[] digest() {
        return sum.clone();
    }

    /** Returns tallies by day as bytes. */
    public static byte[] pack(Map<Long, DayTally> days) {
        ByteBuffer packed = ByteBuffer.allocate(days.size() * PACKED);
        days.forEach((day, tally) -> packed.putLong(day).putLong(tally.events).put(tally.sum));
        return packed.array();
    }

    /** Adds what {@link #pack} wrote to {@code days}. */
    public static void unpack(byte[] packed, Map<Long, DayTally> days) {
        ByteBuffer bytes = ByteBuffer.wrap(packed);
        while (bytes.remaining() >= PACKED) {
            long day = bytes.getLong();
            long events = bytes.getLong();
            byte[] digest = new byte[BYTES];
            bytes.get(digest);
            days.computeIfAbsent(day, key -> new DayTally()).add(events, digest);
        }
    }

    /** Returns an empty set of days. */
    public static Map<Long, DayTally> none() {
        return new LinkedHashMap<>(2);
    }
}
