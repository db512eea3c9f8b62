package org.whosaw.portal.access.manifest;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Micros;

/** A time in which a source itself says that it kept no log. */
public record Silence(Instant from, Instant to) {
    /** Returns silences as bytes, or null when there are none. */
    static byte @Nullable [] pack(List<Silence> silences) {
        if (silences.isEmpty()) {
            return null;
        }
        ByteBuffer packed = ByteBuffer.allocate(silences.size() * 2 * Long.BYTES);
        for (Silence each : silences) {
            packed.putLong(Micros.of(each.from)).putLong(Micros.of(each.to));
        }
        return packed.array();
    }

    /** Returns the silences of bytes that {@link #pack} made. */
    static List<Silence> unpack(byte @Nullable [] packed) {
        List<Silence> silences = new ArrayList<>();
        if (packed != null) {
            ByteBuffer bytes = ByteBuffer.wrap(packed);
            while (bytes.remaining() >= 2 * Long.BYTES) {
                silences.add(
                        new Silence(
                                Micros.instant(bytes.getLong()), Micros.instant(bytes.getLong())));
            }
        }
        return silences;
    }
}
