package org.whosaw.portal.ingest.sheet.grid;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the encoding of a text by all of its lines: UTF-8 with or without a mark, GB18030 (and so
 * GBK and GB2312), UTF-16 with its mark. Where lines disagree the larger part decides, whatever a
 * mark of UTF-8 says; {@link LineText} then calls the others unreadable.
 */
enum TextCoding {
    UTF_8(StandardCharsets.UTF_8),
    GB18030(Charset.forName("GB18030")),
    UTF_16LE(StandardCharsets.UTF_16LE),
    UTF_16BE(StandardCharsets.UTF_16BE);

    private final Charset charset;

    TextCoding(Charset charset) {
        this.charset = charset;
    }

    Charset charset() {
        return charset;
    }

    boolean isByLine() {
        return this == UTF_8 || this == GB18030;
    }

    /** Returns the encoding; {@code count} hears how many lines there are, where it is known. */
    static TextCoding of(SheetFile file, LongConsumer count) throws IOException {
        try (InputStream in = file.open()) {
            ByteLines lines = new ByteLines(in);
            CharsetDecoder utf8 = strict(StandardCharsets.UTF_8);
            long inUtf8 = 0;
            long inOther = 0;
            boolean first = true;
            while (lines.advance()) {
                TextCoding marked = first ? marked(lines) : null;
                if (marked != null) {
                    return marked;
                }
                if (first) {
                    lines.skipMark();
                    first = false;
                }
                if (!lines.isPiece() && !lines.isAscii()) {
                    boolean fits = decode(utf8, lines.bytes()) != null;
                    inUtf8 += fits ? 1 : 0;
                    inOther += fits ? 0 : 1;
                }
            }
            count.accept(lines.number());
            return inOther > inUtf8 ? GB18030 : UTF_8;
        }
    }

    private static @Nullable TextCoding marked(ByteLines lines) {
        ByteBuffer head = lines.bytes();
        if (head.remaining() < 2) {
            return null;
        }
        int mark = (head.get(0) & 0xFF) << 8 | head.get(1) & 0xFF;
        return mark == 0xFFFE ? UTF_16LE : mark == 0xFEFF ? UTF_16BE : null;
    }

    static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Returns the text, or null when the bytes are none in this encoding. */
    static @Nullable CharBuffer decode(CharsetDecoder decoder, ByteBuffer bytes) {
        try {
            return decoder.reset().decode(bytes);
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
