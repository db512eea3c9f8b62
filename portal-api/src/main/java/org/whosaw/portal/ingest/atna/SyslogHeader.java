package org.whosaw.portal.ingest.atna;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the message behind an RFC 5424 header, with or without a byte-order mark, and the number
 * that its sender gave it ({@code meta sequenceId}). A message without a header, or with the older
 * one of RFC 3164, is taken from its first XML bracket on.
 *
 * @param from where the XML begins
 * @param sequence the sender's running number, or null
 */
public record SyslogHeader(int from, @Nullable Long sequence) {
    private static final Pattern START =
            Pattern.compile("<\\d{1,3}>\\d{1,2} \\S+ \\S+ \\S+ \\S+ \\S+ ");
    private static final Pattern SEQUENCE =
            Pattern.compile("\\[meta(?: [^\\]]*?)? sequenceId=\"(\\d{1,10})\"");
    private static final int LONGEST = 8_192;

    /** Reads the header of one message. */
    public static SyslogHeader of(byte[] bytes, int from, int to) {
        int at = skipMark(bytes, from, to);
        if (at + 1 >= to || bytes[at] != '<' || bytes[at + 1] < '0' || bytes[at + 1] > '9') {
            return new SyslogHeader(at, null);
        }
        String head =
                new String(bytes, at, Math.min(to - at, LONGEST), StandardCharsets.ISO_8859_1);
        Matcher start = START.matcher(head);
        if (!start.lookingAt()) {
            return new SyslogHeader(skipMark(bytes, at + firstXml(head, 1), to), null);
        }
        int end = endOfData(head, start.end());
        Matcher sequence =
                SEQUENCE.matcher(head.substring(start.end(), Math.max(end, start.end())));
        Long number = sequence.find() ? Long.valueOf(sequence.group(1)) : null;
        int body = end < 0 ? firstXml(head, start.end()) : firstXml(head, end);
        return new SyslogHeader(skipMark(bytes, at + body, to), number);
    }

    /** Returns where the structured data ends, or -1 when it is no such data. */
    private static int endOfData(String head, int from) {
        if (from < head.length() && head.charAt(from) == '-') {
            return from + 1;
        }
        boolean quoted = false;
        int at = from;
        while (at < head.length()) {
            char c = head.charAt(at);
            if (c == '\\' && quoted) {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ']' && !quoted) {
                if (at + 1 >= head.length() || head.charAt(at + 1) != '[') {
                    return at + 1;
                }
            } else if (at == from && c != '[') {
                return -1;
            }
            at++;
        }
        return -1;
    }

    /** Returns where the next bracket stands that may begin XML; the end when there is none. */
    private static int firstXml(String head, int from) {
        for (int at = from; at < head.length(); at++) {
            if (head.charAt(at) == '<') {
                return at;
            }
        }
        return head.length();
    }

    private static int skipMark(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (isBlank(bytes[at]) || isMark(bytes, at, to))) {
            at += isBlank(bytes[at]) ? 1 : 3;
        }
        return at;
    }

    private static boolean isBlank(byte each) {
        return each == ' ' || each == '\n' || each == '\r' || each == '\t' || each == 0;
    }

    private static boolean isMark(byte[] bytes, int at, int to) {
        return at + 2 < to
                && bytes[at] == (byte) 0xEF
                && bytes[at + 1] == (byte) 0xBB
                && bytes[at + 2] == (byte) 0xBF;
    }
}
