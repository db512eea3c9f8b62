package org.whosaw.portal.ingest.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.whosaw.portal.kernel.PortalException;

/** Cuts a body into lines of bytes, in one buffer that grows to the longest line allowed. */
final class BodyLines {
    /** The longest line: an event about 5,000 subjects needs less. */
    static final int LONGEST = 1 << 20;

    /** The bytes of the longest byte order mark. */
    private static final int MARK = 3;

    private static final byte SEPARATOR = 0x1E;

    private final InputStream body;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private int filled;
    private int next;
    private int number;
    private boolean ended;
    private boolean tooLong;

    BodyLines(InputStream body) {
        this.body = body;
    }

    /** Skips a byte order mark and white space; says whether an array begins. */
    boolean beginsWithArray() throws IOException {
        // A slow sender may hand over the mark byte by byte.
        while (filled < MARK && !ended) {
            fill();
        }
        if (filled >= 2 && isSixteenBit()) {
            throw new PortalException(JsonError.ENCODING);
        }
        if (filled >= 3 && isMark(0xEF, 0xBB) && (buffer[2] & 0xFF) == 0xBF) {
            next = 3;
        }
        int at = next;
        while (true) {
            while (at < filled && isSpace(buffer[at])) {
                at++;
            }
            if (at < filled || ended || filled == buffer.length) {
                return at < filled && buffer[at] == '[';
            }
            fill();
        }
    }

    /** No JSON in UTF-8 has a zero among its first two bytes. */
    private boolean isSixteenBit() {
        return isMark(0xFE, 0xFF) || isMark(0xFF, 0xFE) || buffer[0] == 0 || buffer[1] == 0;
    }

    private boolean isMark(int first, int second) {
        return (buffer[0] & 0xFF) == first && (buffer[1] & 0xFF) == second;
    }

    /** Returns everything not yet cut. */
    InputStream rest() {
        return new SequenceInputStream(
                new java.io.ByteArrayInputStream(buffer, next, filled - next), body);
    }

    /** Goes to the next line; false after the last. */
    boolean advance() throws IOException {
        start = next;
        int at = start;
        tooLong = false;
        while (true) {
            while (at < filled && buffer[at] != '\n') {
                at++;
            }
            if (at < filled) {
                end = at;
                next = at + 1;
                number++;
                skipSeparator();
                return true;
            }
            if (ended) {
                end = filled;
                next = filled;
                boolean any = end > start || tooLong;
                number += any ? 1 : 0;
                skipSeparator();
                return any;
            }
            at = makeRoom(at);
            fill();
        }
    }

    /** RFC 7464 puts a separator before each text. */
    private void skipSeparator() {
        if (start < end && buffer[start] == SEPARATOR) {
            start++;
        }
    }

    private static boolean isSpace(byte each) {
        return each == ' ' || each == '\t' || each == '\r' || each == '\n';
    }

    /**
     * Moves the line begun to the front, or drops it when it is too long; returns where to go on.
     */
    private int makeRoom(int at) {
        int length = at - start;
        if (tooLong || length >= LONGEST) {
            tooLong = true;
            length = 0;
        } else if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, length);
        } else if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(LONGEST + 1, buffer.length * 2));
        }
        start = 0;
        filled = length;
        return length;
    }

    private void fill() throws IOException {
        int read = body.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            ended = true;
        } else {
            filled += read;
        }
    }

    boolean isTooLong() {
        return tooLong;
    }

    boolean isBlank() {
        for (int i = start; i < end; i++) {
            if (!isSpace(buffer[i])) {
                return false;
            }
        }
        return true;
    }

    byte[] buffer() {
        return buffer;
    }

    int offset() {
        return start;
    }

    int length() {
        return end - start;
    }

    int number() {
        return number;
    }
}
