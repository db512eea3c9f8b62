package org.whosaw.portal.app.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Engine;

/** What an imported year does, on either engine. */
abstract class CalendarBookContract {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T00:00:00Z"), ZoneOffset.UTC);

    abstract Engine engine();

    @Test
    void importYears_announced_countsAtOnceAndElsewhere() {
        CalendarBook book = new CalendarBook(engine().database(), CLOCK);
        assertThat(book.get().isAnnounced(2027)).isFalse();
        book.importYears(bytes("year 2027\nrest 2027-01-01..2027-01-03 元旦"));
        assertThat(book.get().isAnnounced(2027)).as("a forecast").isFalse();
        book.importYears(bytes("year 2027\npaper https://example.cn/2\nrest 2027-01-04 元旦"));
        assertThat(book.get().isAnnounced(2027)).isTrue();
        assertThat(
                        new CalendarBook(engine().database(), CLOCK)
                                .get()
                                .isWorkingDay(LocalDate.parse("2027-01-04")))
                .isFalse();
    }

    @Test
    void importYears_forecastOverAnnounced_refused() {
        CalendarBook book = new CalendarBook(engine().database(), CLOCK);
        assertThatThrownBy(
                        () ->
                                book.importYears(
                                        bytes(
                                                "year 2027\nrest 2027-01-01\n"
                                                        + "year 2026\nrest 2026-01-01")))
                .isInstanceOf(PortalException.class)
                .hasMessage("calendar.announced");
        assertThat(book.get().all()).as("all or none").hasSize(2);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
