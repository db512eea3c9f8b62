package org.whosaw.portal.ingest.sheet.grid;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Cuts bytes into lines, their ends included. A line feed is never a part of a longer character in
 * UTF-8 or GB18030, so lines can be cut before they are decoded. Not safe for threads.
 */
final class ByteLines {
    private static final int LONGEST = 1 << 20;

    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private int filled;
    private boolean ended;
    private long number;
    private boolean cut;
    private boolean piece;

    ByteLines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; false after the last. */
    boolean advance() throws IOException {
        start = end;
        piece = cut;
        cut = false;
        int at = start;
        while (true) {
            while (at < filled) {
                if (buffer[at++] == '\n') {
                    return to(at);
                }
            }
            if (ended) {
                return start < filled && to(filled);
            }
            if (filled - start >= LONGEST) {
                cut = true; // no row is so long; whoever reads text joins the pieces
                return to(filled);
            }
            int shift = start;
            fill();
            at -= shift - start;
        }
    }

    private boolean to(int at) {
        end = at;
        number++;
        return true;
    }

    private void fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
            start = 0;
        } else if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            ended = true;
        } else {
            filled += read;
        }
    }

    /** Says whether it is only a piece of a line that is longer than any row. */
    boolean isPiece() {
        return cut || piece;
    }

    /** Leaves the mark of UTF-8 out of the line, if it begins with one. */
    void skipMark() {
        boolean marked =
                end - start >= 3
                        && (buffer[start] & 0xFF) == 0xEF
                        && (buffer[start + 1] & 0xFF) == 0xBB
                        && (buffer[start + 2] & 0xFF) == 0xBF;
        start += marked ? 3 : 0;
    }

    int length() {
        return end - start;
    }

    long number() {
        return number;
    }

    /** Returns the bytes of the line, good until the next is asked for. */
    ByteBuffer bytes() {
        return ByteBuffer.wrap(buffer, start, end - start).slice();
    }

    boolean isAscii() {
        for (int i = start; i < end; i++) {
            if (buffer[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
