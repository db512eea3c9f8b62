package org.whosaw.portal.ingest.sheet;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ingest.sheet.grid.GridCell;
import org.whosaw.portal.kernel.ChinaTime;

/**
 * Reads dates and times as people write them in Shanghai's time: 2026-05-04, 2026/5/4, 2026年5月4日,
 * 5月4日 with the sheet's year, 20260504, day numbers of spreadsheets; 21:13, 9点05分, 9点半, 下午3:20, a
 * slot (its beginning) or a part of the day. What could be read in two ways, such as 4/5/26, is not
 * read. Not safe for threads.
 */
final class PeopleTimes {
    private static final Pattern DATE =
            Pattern.compile("((?:19|20)\\d{2})[-/.年](\\d{1,2})[-/.月](\\d{1,2})[日号]?");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})月(\\d{1,2})[日号]?");
    private static final Pattern COMPACT =
            Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})(?:[ T]?(\\d{2})(\\d{2})(\\d{2})?)?");
    private static final Pattern WEEKDAY = Pattern.compile("^\\(?(?:星期|周|礼拜)[一二三四五六日天]\\)?");
    private static final Pattern HAS_CLOCK = Pattern.compile("[:时点]");
    private static final Pattern CLOCK =
            Pattern.compile(
                    "(上午|下午|早上|早晨|凌晨|中午|晚上|夜间|AM|PM)?\\s*(\\d{1,2})"
                            + "([:时点](?:(\\d{1,2})(?:[:分](\\d{1,2})(?:\\.\\d{1,9})?)?)?[分秒]?)?"
                            + "\\s*(AM|PM)?(?:\\s*[-~至到—–].*)?");
    private static final Pattern ZONED =
            Pattern.compile(
                    "(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:[0-9:.]{2,18}) ?"
                            + "(?:Z|([+-]\\d{2})(?::?(\\d{2}))?)");
    private static final Pattern LAST_WEEKDAY = Pattern.compile(" ?\\(?(?:星期|周|礼拜)[一二三四五六日天]\\)?$");
    private static final Pattern HALF_PAST = Pattern.compile("(\\d[时点])半$");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern AROUND = Pattern.compile(" ?([年月日号时点分秒:/]) ?");
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    private static final int FROM_1904 = 1_462;
    private static final BigDecimal FIRST = BigDecimal.valueOf(20_000);
    private static final BigDecimal LAST = BigDecimal.valueOf(80_000);

    private final Map<String, LocalTime> slots = new HashMap<>();
    // The rows of one page say the same time one after the other.
    private @Nullable Asked last;
    private @Nullable Moment lastRead;

    private record Asked(String text, int year, boolean from1904) {
        @Override
        public String toString() {
            return "Asked";
        }
    }

    /** A date, a time of the day, or both; {@code lacksYear} when only the year is missing. */
    record Moment(@Nullable LocalDate date, @Nullable LocalTime time, boolean lacksYear) {}

    PeopleTimes(Map<String, String> slots) {
        slots.forEach((name, begins) -> this.slots.put(name, LocalTime.parse(begins)));
    }

    /** Returns what a cell tells, or null when it can not be read with certainty. */
    @Nullable Moment read(GridCell cell, int year, boolean from1904) {
        Asked asked = new Asked(cell.text(), year, from1904);
        if (!asked.equals(last)) {
            lastRead = readAnew(cell, year, from1904);
            last = asked;
        }
        return lastRead;
    }

    private @Nullable Moment readAnew(GridCell cell, int year, boolean from1904) {
        String text = normal(cell.text());
        if (text.isEmpty() || text.length() > 60) {
            return null;
        }
        try {
            Moment zoned = zoned(text);
            if (zoned != null) {
                return zoned;
            }
            return isNumber(text) ? number(text, from1904) : written(text, year);
        } catch (DateTimeException e) {
            return null; // the thirty-first of April
        }
    }

    private static String normal(String text) {
        String wide = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        String narrow = SPACES.matcher(wide).replaceAll(" ");
        return AROUND.matcher(narrow).replaceAll("$1").toUpperCase(Locale.ROOT);
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.')
                && text.chars().filter(c -> c == '.').count() <= 1
                && !text.equals(".");
    }

    private @Nullable Moment number(String text, boolean from1904) {
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches()) {
            return compact(compact);
        }
        BigDecimal value = new BigDecimal(text);
        int wholeDays = value.intValue();
        LocalTime time =
                LocalTime.ofSecondOfDay(
                        Math.min(
                                86_399,
                                Math.round(
                                        value.subtract(BigDecimal.valueOf(wholeDays)).doubleValue()
                                                * 86_400)));
        if (value.signum() >= 0 && value.compareTo(BigDecimal.ONE) < 0 && text.contains(".")) {
            return new Moment(null, time, false);
        }
        if (value.compareTo(FIRST) < 0 || value.compareTo(LAST) >= 0) {
            return null;
        }
        LocalDate date = EPOCH.plusDays(wholeDays + (from1904 ? FROM_1904 : 0));
        return new Moment(date, text.contains(".") ? time : null, false);
    }

    private static Moment compact(Matcher parts) {
        LocalDate date =
                LocalDate.of(whole(parts.group(1)), whole(parts.group(2)), whole(parts.group(3)));
        String hour = parts.group(4);
        String second = parts.group(6);
        return new Moment(
                date,
                hour == null
                        ? null
                        : LocalTime.of(
                                whole(hour),
                                whole(parts.group(5)),
                                second == null ? 0 : whole(second)),
                false);
    }

    private static @Nullable Moment zoned(String text) {
        Matcher parts = ZONED.matcher(text);
        if (!parts.matches() || text.charAt(10) == ' ' && text.indexOf('-', 10) > 0) {
            return null; // 2026-05-04 09:00-09:30 is a slot
        }
        String minutes = parts.group(4) == null ? "00" : parts.group(4);
        String zone = parts.group(3) == null ? "Z" : parts.group(3) + ":" + minutes;
        ZonedDateTime there =
                OffsetDateTime.parse(parts.group(1) + "T" + parts.group(2) + zone)
                        .atZoneSameInstant(ChinaTime.ZONE)
                        .truncatedTo(ChronoUnit.MICROS);
        return new Moment(there.toLocalDate(), there.toLocalTime(), false);
    }

    private @Nullable Moment written(String text, int year) {
        Matcher full = DATE.matcher(text);
        Matcher day = DAY.matcher(text);
        Matcher compact = COMPACT.matcher(text);
        LocalDate date = null;
        boolean lacksYear = false;
        String rest = text;
        if (full.lookingAt()) {
            date = LocalDate.of(whole(full.group(1)), whole(full.group(2)), whole(full.group(3)));
            rest = text.substring(full.end());
        } else if (day.lookingAt()) {
            lacksYear = year == 0;
            date = LocalDate.of(lacksYear ? 2000 : year, whole(day.group(1)), whole(day.group(2)));
            rest = text.substring(day.end());
        } else if (compact.matches()) {
            return compact(compact);
        } else if (compact.lookingAt() && compact.group(4) == null) {
            return afterCompact(text, compact);
        }
        return withClock(date, rest, lacksYear);
    }

    private @Nullable Moment afterCompact(String text, Matcher compact) {
        LocalDate date = compact(compact).date();
        return withClock(date, text.substring(compact.end()), false);
    }

    private @Nullable Moment withClock(@Nullable LocalDate date, String after, boolean lacksYear) {
        boolean runsOn = date != null && !after.isEmpty() && Character.isDigit(after.charAt(0));
        return runsOn && !HAS_CLOCK.matcher(after).find() ? null : clocked(date, after, lacksYear);
    }

    private @Nullable Moment clocked(@Nullable LocalDate date, String after, boolean lacksYear) {
        String rest = WEEKDAY.matcher(after.strip()).replaceFirst("").strip();
        rest =
                HALF_PAST
                        .matcher(LAST_WEEKDAY.matcher(rest).replaceFirst(""))
                        .replaceFirst("$1" + 30);
        if (rest.startsWith("T") || rest.startsWith(",")) {
            rest = rest.substring(1).strip();
        }
        if (rest.isEmpty()) {
            return date == null ? null : new Moment(date, null, lacksYear);
        }
        LocalTime slot = slots.get(rest);
        LocalTime time = slot != null ? slot : clock(rest);
        return time == null ? null : new Moment(date, time, lacksYear);
    }

    private static @Nullable LocalTime clock(String text) {
        Matcher parts = CLOCK.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        String half = parts.group(1) != null ? parts.group(1) : parts.group(6);
        if (half == null && parts.group(3) == null) {
            return null; // a bare number is no time
        }
        Integer hour = hour(whole(parts.group(2)), half);
        int minute = parts.group(4) == null ? 0 : whole(parts.group(4));
        int second = parts.group(5) == null ? 0 : whole(parts.group(5));
        return hour == null ? null : LocalTime.of(hour, minute, second);
    }

    private static @Nullable Integer hour(int hour, @Nullable String half) {
        if (half == null || hour > 12) {
            return hour;
        }
        return switch (half) {
            case "下午", "PM" -> hour == 12 ? 12 : hour + 12;
            case "晚上", "夜间" -> hour == 12 || hour < 5 ? null : Integer.valueOf(hour + 12);
            case "中午" -> hour < 3 ? hour + 12 : hour;
            default -> hour == 12 ? 0 : hour;
        };
    }

    private static int whole(String digits) {
        return Integer.parseInt(digits);
    }
}
