package org.whosaw.portal.kernel;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Turns instants into the microseconds since the epoch that tables hold, and back. */
public final class Micros {
    private Micros() {}

    /** Returns the microseconds of an instant. */
    public static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** Returns the microseconds of an instant, or null for null. */
    public static @Nullable Long ofOrNull(@Nullable Instant instant) {
        return instant == null ? null : of(instant);
    }

    /** Says whether the instant can be stored and written in four digits: years 1 to 9999. */
    public static boolean isStorable(Instant instant) {
        return instant.getEpochSecond() > -62_135_596_800L
                && instant.getEpochSecond() < 253_402_300_800L;
    }

    /** Returns the instant of so many microseconds. */
    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Returns the instant, or null for null. */
    public static @Nullable Instant instantOrNull(@Nullable Long micros) {
        return micros == null ? null : instant(micros);
    }
}
