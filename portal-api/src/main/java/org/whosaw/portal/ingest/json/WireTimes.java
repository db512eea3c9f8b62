package org.whosaw.portal.ingest.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads RFC 3339 times quickly; the general parser costs more than the rest of a line. */
final class WireTimes {
    private WireTimes() {}

    /** Returns the time, cut to microseconds, or null for anything that is not RFC 3339. */
    static @Nullable Instant parse(String text) {
        if (text.length() < 20 || !isShaped(text)) {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        int zone = endOfFraction(text);
        long nanos = zone < 0 ? -1 : fraction(text, zone);
        Integer offset = zone < 0 ? null : offset(text, zone);
        boolean whole =
                year >= 0 && month > 0 && day > 0 && hour >= 0 && minute >= 0 && second >= 0;
        if (!whole || hour > 23 || minute > 59 || second > 60 || nanos < 0 || offset == null) {
            return null;
        }
        try {
            // RFC 3339 knows a sixtieth second; we count it as the one before, as elsewhere.
            long days = LocalDate.of(year, month, day).toEpochDay();
            long seconds =
                    days * 86_400 + hour * 3_600L + minute * 60L + Math.min(second, 59) - offset;
            return Instant.ofEpochSecond(seconds, nanos / 1_000 * 1_000);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean isShaped(String text) {
        char t = text.charAt(10);
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && (t == 'T' || t == 't' || t == ' ')
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static int endOfFraction(String text) {
        int at = 19;
        if (text.charAt(at) == '.') {
            at++;
            int start = at;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
            return at == start ? -1 : at;
        }
        return at;
    }

    private static long fraction(String text, int end) {
        long nanos = 0;
        for (int i = 0; i < 9; i++) {
            int at = 20 + i;
            nanos = nanos * 10 + (at < end ? text.charAt(at) - '0' : 0);
        }
        return nanos;
    }

    private static @Nullable Integer offset(String text, int at) {
        if (at == text.length() - 1) {
            char z = text.charAt(at);
            return z == 'Z' || z == 'z' ? 0 : null;
        }
        if (text.length() != at + 6 || text.charAt(at + 3) != ':') {
            return null;
        }
        int hours = digits(text, at + 1, at + 3);
        int minutes = digits(text, at + 4, at + 6);
        char sign = text.charAt(at);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return null;
        }
        int seconds = hours * 3_600 + minutes * 60;
        return sign == '+' ? Integer.valueOf(seconds) : sign == '-' ? -seconds : null;
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
