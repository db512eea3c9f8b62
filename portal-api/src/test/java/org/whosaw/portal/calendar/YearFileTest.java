package org.whosaw.portal.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whosaw.portal.kernel.PortalException;

class YearFileTest {
    @Test
    void read_json_dayByDay() {
        CalendarYear year =
                read("""
                {"$schema": "x", "year": 2026, "papers": ["https://example.cn/1"],
                 "days": [
                  {"name": "春节", "date": "2026-02-14", "isOffDay": false},
                  {"name": "元旦", "date": "2025-12-31", "isOffDay": true}]}
                """)
                        .get(0);
        assertThat(year.isAnnounced()).isTrue();
        assertThat(year.days()).hasSize(2);
        assertThat(read(YearLines.write(year))).containsExactly(year);
    }

    @Test
    void read_daysWithoutPapers_provisional() {
        assertThat(read("year 2027\nrest 2027-01-01 元旦").get(0).isAnnounced()).isFalse();
    }

    @Test
    void shipped_writtenAndReadAgain_same() {
        for (CalendarYear each : CalendarYears.shipped().all()) {
            assertThat(read(YearLines.write(each))).containsExactly(each);
            assertThat(each.isAnnounced()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'year':2027,~'papers':[],~'days':[]} | calendar.empty | 3",
                "{'year':2027,~'papers':['x'],~~'days':[]} | calendar.empty | 4",
                "{'year':2027} | calendar.empty | 1",
                "{'days':[]} | calendar.year-wrong | 1",
                "{'year':'2027'} | calendar.year-wrong | 1",
                "{'year':99999999999} | calendar.year-wrong | 1",
                "{'year':2027,~'days':[~{'date':'2027-02-30','isOffDay':true}]} |"
                        + " calendar.date-wrong | 3",
                "{'year':2027,'days':[~{'date':'2028-01-01','isOffDay':true}]} |"
                        + " calendar.date-wrong | 2",
                "{'year':2027,'days':[~{'date':'2026-11-30','isOffDay':true}]} |"
                        + " calendar.date-wrong | 2",
                "{'year':2027,'days':[~{'date':'2027-01-04','isOffDay':false}]} |"
                        + " calendar.work-on-weekday | 2",
                "{'year':2027,'days':[~{'date':'2027-01-01'}]} | calendar.malformed | 2",
                "{'year':2027,~'days':[{ | calendar.malformed | 2",
                "{'year':2027,~'days':{}} | calendar.malformed | 2",
                "~year 2027 | calendar.empty | 2",
                "year 2027~rest 2027-01-01..2027-01-02~rest 2027-01-02 | calendar.date-twice | 3",
                "rest 2027-01-01 | calendar.malformed | 1",
                "year 2027~holiday 2027-01-01 | calendar.malformed | 2",
                "year 2027~rest 2027-01-03..2027-01-01 | calendar.date-wrong | 2",
                "year 2027~rest 2027-01-01..2027-12-01 | calendar.date-wrong | 2",
                "year MMXXVII | calendar.year-wrong | 1",
                "# nothing | calendar.year-wrong | 1"
            })
    void read_bad_lineNamed(String file, String code, int line) {
        assertThatThrownBy(() -> read(file.replace('~', '\n').replace('\'', '"')))
                .isInstanceOfSatisfying(
                        PortalException.class,
                        refusal -> {
                            assertThat(refusal.errorCode().code()).isEqualTo(code);
                            assertThat(refusal.args()[0]).isEqualTo(line);
                        });
    }

    @Property(tries = 300)
    void read_anything_isAYearOrARefusal(@ForAll byte[] bytes) {
        try {
            assertThat(YearFile.read(bytes)).isNotEmpty();
        } catch (PortalException refusal) {
            assertThat(refusal.errorCode()).isInstanceOf(CalendarError.class);
        }
    }

    private static List<CalendarYear> read(String text) {
        return YearFile.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
