package org.whosaw.portal.ingest.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whosaw.portal.ingest.sheet.PeopleTimes.Moment;
import org.whosaw.portal.ingest.sheet.grid.GridCell;

class PeopleTimesTest {
    private final PeopleTimes times = new PeopleTimes(Map.of("上午", "08:00", "下午", "13:30"));

    private Moment read(String text) {
        return times.read(GridCell.text(text), 2026, false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2026-05-04 21:13       | 2026-05-04 | 21:13
                    2026/5/4 9:05          | 2026-05-04 | 09:05
                    2026.5.4 09:05:07      | 2026-05-04 | 09:05:07
                    2026年5月4日21时13分     | 2026-05-04 | 21:13
                    2026 年 5 月 4 日 21 点  | 2026-05-04 | 21:00
                    ２０２６年５月４日 ２１：１３ | 2026-05-04 | 21:13
                    5月4日 下午3:20          | 2026-05-04 | 15:20
                    5月4日（周一）上午9点05分   | 2026-05-04 | 09:05
                    2026年5月4日 星期一 下午   | 2026-05-04 | 13:30
                    2026-05-04 上午         | 2026-05-04 | 08:00
                    2026-05-04 9:00-9:30   | 2026-05-04 | 09:00
                    20260504               | 2026-05-04 |
                    202605042113           | 2026-05-04 | 21:13
                    20260504211305         | 2026-05-04 | 21:13:05
                    20260504 21:13         | 2026-05-04 | 21:13
                    2026-5-4               | 2026-05-04 |
                    46146                  | 2026-05-04 |
                    46146.5                | 2026-05-04 | 12:00
                    0.25                   |            | 06:00
                    9:05 PM                |            | 21:05
                    上午                    |            | 08:00
                    中午12:10               |            | 12:10
                    晚上8点                  |            | 20:00
                    凌晨12:30               |            | 00:30
                    2026-05-04T21:13:05.123456789+08:00 | 2026-05-04 | 21:13:05.123456
                    2026-05-04T21:13:05-04:00 | 2026-05-05 | 09:13:05
                    2026-05-04T13:13:05Z   | 2026-05-04 | 21:13:05
                    2026-05-04 21:13:05 +0800 | 2026-05-04 | 21:13:05
                    2026-05-04 21:13:05+08 | 2026-05-04 | 21:13:05
                    2026-05-04 09:00-09:30 | 2026-05-04 | 09:00
                    20260504 2113          | 2026-05-04 | 21:13
                    20260504T211305        | 2026-05-04 | 21:13:05
                    2026-05-04 21:13（周一）  | 2026-05-04 | 21:13
                    5月4日 9点半              | 2026-05-04 | 09:30
                    """)
    void read_asPeopleWrite(String text, String date, String time) {
        Moment moment = read(text);

        assertThat(moment).as(text).isNotNull();
        assertThat(moment.date()).isEqualTo(date == null ? null : LocalDate.parse(date));
        assertThat(moment.time()).isEqualTo(time == null ? null : LocalTime.parse(time));
        assertThat(moment.lacksYear()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4/5/26",
                "5/4/2026",
                "2026-02-30",
                "20261399",
                "25:00",
                "明天",
                "9",
                "12",
                "1.5.1",
                "2026-05-04 99:99",
                "晚上12点",
                "2026",
                "",
                "5-4"
            })
    void read_whatIsUnsure_isNotRead(String text) {
        assertThat(read(text)).as(text).isNull();
    }

    @Test
    void read_withoutYear_saysSo() {
        assertThat(times.read(GridCell.text("5月4日 9:00"), 0, false).lacksYear()).isTrue();
    }

    @Test
    void read_serialsFrom1904() {
        Moment moment = times.read(new GridCell(GridCell.Kind.NUMBER, "44684"), 0, true);

        assertThat(moment.date()).hasToString("2026-05-04");
    }

    @Property
    void read_anything_neverThrows(@ForAll String text) {
        read(text);
    }
}
