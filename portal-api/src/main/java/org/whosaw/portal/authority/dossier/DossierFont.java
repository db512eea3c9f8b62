package org.whosaw.portal.authority.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * The one face of our documents, of which only the characters used are embedded. A character that
 * it lacks is written as its number, never dropped: names hold rare ones.
 */
final class DossierFont {
    private static final String FACE = "/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf";

    /** Given back when memory is short; used by one document at a time. */
    private static SoftReference<@Nullable TrueTypeFont> read = new SoftReference<>(null);

    private final PDFont font;
    private final CmapLookup known;
    private final Map<Integer, Float> widths = new HashMap<>();

    private DossierFont(PDFont font, CmapLookup known) {
        this.font = font;
        this.known = known;
    }

    static DossierFont in(PDDocument document) throws IOException {
        TrueTypeFont face = face();
        return new DossierFont(PDType0Font.load(document, face, true), face.getUnicodeCmapLookup());
    }

    /** Reads the face once: it is large, and most of a document's time went into it. */
    private static TrueTypeFont face() throws IOException {
        TrueTypeFont kept = read.get();
        if (kept == null) {
            try (InputStream in = DossierFont.class.getResourceAsStream(FACE)) {
                byte[] bytes = Objects.requireNonNull(in).readAllBytes();
                kept = new TTFParser(true).parse(new RandomAccessReadBuffer(bytes));
                read = new SoftReference<>(kept);
            }
        }
        return kept;
    }

    PDFont font() {
        return font;
    }

    /** Returns text that the face can show: no control characters, numbers for what it lacks. */
    String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        each -> {
                            if (each == '\t' || Character.isSpaceChar(each)) {
                                shown.append(' ');
                            } else if (isUnseen(each)) {
                                return; // it would turn or hide what follows
                            } else if (known.getGlyphId(each) == 0) {
                                shown.append(String.format("〔U+%04X〕", each));
                            } else {
                                shown.appendCodePoint(each);
                            }
                        });
        return shown.toString();
    }

    private static boolean isUnseen(int codePoint) {
        return Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.FORMAT;
    }

    /** Returns the width of one character in thousandths of the size. */
    float width(int codePoint) throws IOException {
        Float width = widths.get(codePoint);
        if (width == null) {
            width = font.getStringWidth(Character.toString(codePoint));
            widths.put(codePoint, width);
        }
        return width;
    }
}
