package org.whosaw.portal.ingest.sheet.grid;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a text line by line. In a line of another encoding each byte that is no ASCII becomes
 * U+FFFD, so that the rows around it are read and this one is seen. Not safe for threads.
 */
final class LineText extends Reader {
    /** What stands for a byte that can not be read. */
    static final char UNREADABLE = '\uFFFD';

    private final InputStream in;
    private final ByteLines lines;
    private final TextCoding coding;
    private final CharsetDecoder decoder;
    private final CharsetDecoder utf8 = TextCoding.strict(StandardCharsets.UTF_8);
    private CharBuffer line = CharBuffer.allocate(0);
    private boolean begun;

    LineText(InputStream in, TextCoding coding) {
        this.in = in;
        this.lines = new ByteLines(in);
        this.coding = coding;
        this.decoder = TextCoding.strict(coding.charset());
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        while (!line.hasRemaining()) {
            if (!lines.advance()) {
                return -1;
            }
            if (!begun) {
                lines.skipMark();
                begun = true;
            }
            line = decoded();
        }
        int count = Math.min(length, line.remaining());
        line.get(into, offset, count);
        return count;
    }

    private CharBuffer decoded() {
        CharBuffer text =
                lines.isAscii() || !isForeign() ? TextCoding.decode(decoder, lines.bytes()) : null;
        return text != null ? text : replaced(lines.bytes());
    }

    /**
     * A line that is whole UTF-8, with at least two characters of three bytes, is none of GB18030,
     * though it would decode to nonsense without complaint.
     */
    private boolean isForeign() {
        if (coding != TextCoding.GB18030) {
            return false;
        }
        @Nullable CharBuffer text = TextCoding.decode(utf8, lines.bytes());
        return text != null && text.chars().filter(c -> c >= 0x800).limit(2).count() == 2;
    }

    private static CharBuffer replaced(ByteBuffer bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        while (bytes.hasRemaining()) {
            byte each = bytes.get();
            text.put(each < 0 ? UNREADABLE : (char) each);
        }
        return text.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
