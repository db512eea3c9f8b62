package org.whosaw.portal.hospital;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Turns instants into the microseconds that are stored, and back. */
public final class Times {
    private Times() {}

    /** Returns microseconds since the epoch. */
    public static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** Returns microseconds since the epoch, or null for null. */
    public static @Nullable Long microsOrNull(@Nullable Instant instant) {
        return instant == null ? null : micros(instant);
    }

    /** Returns the instant that was stored. */
    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Returns the instant that was stored, or null for null. */
    public static @Nullable Instant instantOrNull(@Nullable Long micros) {
        return micros == null ? null : instant(micros);
    }

    /** Says whether the instant can be stored: years 1 to 9999. */
    public static boolean isStorable(Instant instant) {
        return instant.getEpochSecond() > -62_135_596_800L
                && instant.getEpochSecond() < 253_402_300_800L;
    }
}
