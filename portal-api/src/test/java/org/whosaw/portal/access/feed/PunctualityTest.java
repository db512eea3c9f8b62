package org.whosaw.portal.access.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whosaw.portal.calendar.WorkingCalendar;
import org.whosaw.portal.hospital.Rhythm;

class PunctualityTest {
    private final Punctuality punctuality = new Punctuality(WorkingCalendar.shipped());

    @ParameterizedTest
    @CsvSource({
        // a night file: as of 02:00 is no delay, nor is one file that failed until noon
        "NIGHTLY, 2026-05-12T02:00:00+08:00, 2026-05-12T23:00:00+08:00, ON_TIME",
        "NIGHTLY, 2026-05-12T02:00:00+08:00, 2026-05-13T13:00:00+08:00, ON_TIME",
        "NIGHTLY, 2026-05-12T02:00:00+08:00, 2026-05-13T15:00:00+08:00, LATE",
        "NIGHTLY, 2026-05-12T02:00:00+08:00, 2026-05-15T03:00:00+08:00, SILENT",
        "CONTINUOUS, 2026-05-12T02:00:00+08:00, 2026-05-12T07:00:00+08:00, ON_TIME",
        "CONTINUOUS, 2026-05-12T02:00:00+08:00, 2026-05-12T09:00:00+08:00, LATE",
        "CONTINUOUS, 2026-05-12T02:00:00+08:00, 2026-05-13T09:00:00+08:00, SILENT",
        // working days: quiet over Spring Festival, from Saturday 14 February (worked) to the 24th
        "WORKDAYS, 2026-02-14T16:00:00+08:00, 2026-02-24T18:00:00+08:00, ON_TIME",
        "WORKDAYS, 2026-02-14T16:00:00+08:00, 2026-02-25T18:00:00+08:00, LATE",
        "WORKDAYS, 2026-02-13T16:00:00+08:00, 2026-02-16T18:00:00+08:00, LATE",
        "WORKDAYS, 2026-02-14T16:00:00+08:00, 2026-02-28T18:00:00+08:00, SILENT",
        ", 2026-05-12T02:00:00+08:00, 2026-05-18T02:00:00+08:00, ON_TIME",
        ", 2026-05-12T02:00:00+08:00, 2026-06-20T02:00:00+08:00, ON_TIME"
    })
    void of_newestLook_state(
            Rhythm rhythm, OffsetDateTime newest, OffsetDateTime now, FeedState state) {
        assertThat(punctuality.of(rhythm, newest.toInstant(), now.toInstant())).isEqualTo(state);
    }
}
