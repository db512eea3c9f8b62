package org.whosaw.portal.retention.pruning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetentionPropertyTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    /** Whatever is configured, nothing younger than the floor is ever due. */
    @Property(tries = 300)
    void keptUntil_anyRules_neverBeforeTheFloor(
            @ForAll Kept kind,
            @ForAll @IntRange(min = -10, max = 3_000) int days,
            @ForAll @IntRange(min = -10, max = 3_000) int others,
            @ForAll @IntRange(max = 3_000) int age,
            @ForAll @IntRange(max = 3_000) int arrived) {
        LocalDate cut = LocalDate.of(2026, 1, 1);
        RetentionSettings settings =
                new RetentionSettings(
                        List.of(
                                new RetentionRule(kind, days, "x", "1", null, cut),
                                new RetentionRule(kind, others, "x", "2", cut, null)));
        Instant occurred = NOW.minus(Duration.ofDays(age));
        Instant recorded = NOW.minus(Duration.ofDays(arrived));
        Instant until = settings.keptUntil(kind, occurred, recorded).orElseThrow();
        Duration floor = Duration.ofDays(kind.floorDays());
        assertThat(until)
                .isAfterOrEqualTo(occurred.plus(floor))
                .isAfterOrEqualTo(recorded.plus(floor));
        if (!until.isAfter(NOW)) {
            assertThat(settings.horizon(kind, NOW)).isAfterOrEqualTo(occurred);
        }
    }

    @Test
    void defaults_soundAndByTheLawOfTheDay() {
        RetentionSettings settings = RetentionSettings.defaults();
        assertThat(settings.faults()).isEmpty();
        assertThat(settings.rules())
                .filteredOn(rule -> rule.isAbout(Kept.ACCESS, LocalDate.of(2025, 12, 31)))
                .extracting(RetentionRule::article)
                .containsExactly("21(3)");
        assertThat(settings.rules())
                .filteredOn(rule -> rule.isAbout(Kept.ACCESS, LocalDate.of(2026, 1, 1)))
                .extracting(RetentionRule::article)
                .containsExactly("23");
    }
}
