package org.whosaw.portal.ingest.sheet.grid;

import java.io.IOException;
import java.io.Reader;

/**
 * Cuts text into lines that end with a line feed, a carriage return or both. Of a line longer than
 * any row nothing is kept but that it was there. Not safe for threads.
 */
final class CharLines {
    private static final int LONGEST = 1 << 18;

    private final Reader in;
    private final char[] buffer = new char[1 << 14];
    private int at;
    private int filled;
    private boolean afterReturn;
    private int number;

    CharLines(Reader in) {
        this.in = in;
    }

    /**
     * One line.
     *
     * @param number counted from 1
     * @param text without its end; empty when it is too long
     */
    record Line(int number, String text, boolean isTooLong) {
        @Override
        public String toString() {
            return "Line[" + number + "]";
        }
    }

    /** Returns the next line, or null after the last. */
    @org.jspecify.annotations.Nullable Line next() throws IOException {
        if (!hasMore()) {
            return null;
        }
        number += number == Integer.MAX_VALUE ? 0 : 1;
        StringBuilder text = new StringBuilder();
        boolean tooLong = false;
        while (hasMore()) {
            int from = at;
            while (at < filled && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            tooLong |= text.length() + at - from > LONGEST;
            if (!tooLong) {
                text.append(buffer, from, at - from);
            }
            if (at < filled) {
                afterReturn = buffer[at++] == '\r';
                break;
            }
        }
        return new Line(number, tooLong ? "" : text.toString(), tooLong);
    }

    /** Fills the buffer when it is read out; the feed behind a return belongs to it. */
    private boolean hasMore() throws IOException {
        while (true) {
            if (at == filled) {
                at = 0;
                filled = Math.max(0, in.read(buffer, 0, buffer.length));
                if (filled == 0) {
                    return false;
                }
            }
            if (!afterReturn || buffer[at] != '\n') {
                afterReturn = false;
                return true;
            }
            afterReturn = false;
            at++;
        }
    }
}
