package org.whosaw.portal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NumberRangesTest {
    private static final String DEMO_PHONE = "+8615400001234";

    @Test
    void mayReceive_demoPhone_onlyInADemo() {
        assertThat(new NumberRanges(List.of(), true).mayReceive(DEMO_PHONE)).isTrue();
        assertThat(new NumberRanges(List.of(), false).mayReceive(DEMO_PHONE)).isFalse();
    }

    @Test
    void mayReceive_demoRangeConfiguredAsShipped_stillReachedInADemo() {
        NumberRanges ranges = new NumberRanges(List.of("154", "170"), true);
        assertThat(ranges.mayReceive(DEMO_PHONE)).isTrue();
        assertThat(ranges.mayReceive("+8617012345678")).isFalse();
    }
}
