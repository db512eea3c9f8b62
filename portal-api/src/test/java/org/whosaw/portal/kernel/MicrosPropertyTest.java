package org.whosaw.portal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class MicrosPropertyTest {
    @Property
    void text_anyMicros_isTheInstantsOwn(
            @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_800L) long seconds,
            @ForAll @LongRange(min = 0, max = 999_999_999) long nanos,
            @ForAll @LongRange(min = 0, max = 9) long zeros) {
        long cut = (long) Math.pow(10, zeros);
        Instant instant = Instant.ofEpochSecond(seconds, nanos / cut * cut % 1_000_000_000);
        assertThat(Micros.text(instant)).isEqualTo(instant.toString());
    }
}
