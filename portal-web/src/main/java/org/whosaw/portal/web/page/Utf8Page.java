package org.whosaw.portal.web.page;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collects a page as the bytes that are sent: a page made as text first is copied four times before
 * it leaves, which was a quarter of all memory that reading asked for. Half a surrogate pair
 * becomes a question mark, as in {@link String#getBytes}. Belongs to one thread.
 */
final class Utf8Page extends Writer {
    private static final int USUAL = 49_152;

    private byte[] bytes = new byte[USUAL];
    private int length;
    private char high;

    /** Returns how many bytes the page has. */
    int length() {
        return length;
    }

    /** Sends the page. */
    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    @Override
    public void write(int c) {
        room(4);
        put((char) c);
    }

    @Override
    public void write(char[] text, int from, int count) {
        room(3 * count + 1);
        for (int i = from; i < from + count; i++) {
            put(text[i]);
        }
    }

    @Override
    public void write(String text, int from, int count) {
        room(3 * count + 1);
        for (int i = from; i < from + count; i++) {
            put(text.charAt(i));
        }
    }

    @Override
    public void write(String text) {
        write(text, 0, text.length());
    }

    /** Makes room: a char takes at most three bytes, a pair four, one left over from before one. */
    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    private void put(char c) {
        if (high != 0) {
            pair(c);
        } else if (c < 0x80) {
            bytes[length++] = (byte) c;
        } else if (c < 0x800) {
            bytes[length++] = (byte) (0xC0 | c >> 6);
            bytes[length++] = (byte) (0x80 | c & 0x3F);
        } else if (Character.isHighSurrogate(c)) {
            high = c;
        } else if (Character.isLowSurrogate(c)) {
            bytes[length++] = '?';
        } else {
            bytes[length++] = (byte) (0xE0 | c >> 12);
            bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
            bytes[length++] = (byte) (0x80 | c & 0x3F);
        }
    }

    private void pair(char low) {
        char first = high;
        high = 0;
        if (!Character.isLowSurrogate(low)) {
            bytes[length++] = '?';
            put(low);
            return;
        }
        int point = Character.toCodePoint(first, low);
        bytes[length++] = (byte) (0xF0 | point >> 18);
        bytes[length++] = (byte) (0x80 | point >> 12 & 0x3F);
        bytes[length++] = (byte) (0x80 | point >> 6 & 0x3F);
        bytes[length++] = (byte) (0x80 | point & 0x3F);
    }

    /** Returns the page as text. */
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    @Override
    public void flush() {
        // Nothing waits anywhere.
    }

    @Override
    public void close() {
        if (high != 0) {
            room(1);
            bytes[length++] = '?';
            high = 0;
        }
    }
}
