package org.whosaw.portal.authority.dossier;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/** Sets text on A4 sheets from top to bottom: headings, rows of label and text, plain text. */
final class DossierSheet {
    private static final float MARGIN = 56;
    private static final float LABEL = 96;
    private static final float BODY = 10.5f;
    private static final float LEADING = 1.6f;
    private static final float FOOT = 48;
    private static final String NOT_AT_START = "，。；：！？、）”》〕】.,;:!?)";
    private static final String NOT_AT_END = "（“《〔【";
    private static final Color INK = new Color(0x15, 0x20, 0x1f);
    private static final Color QUIET = new Color(0x44, 0x50, 0x4f);
    private static final Color BRAND = new Color(0x00, 0x62, 0x5f);
    private static final Color LINE = new Color(0xd5, 0xde, 0xdd);

    private final PDDocument document;
    private final DossierFont face;
    private final float width = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private @Nullable PDPageContentStream page;
    private float y;

    DossierSheet(PDDocument document, DossierFont face) {
        this.document = document;
        this.face = face;
    }

    void title(String text) throws IOException {
        block(text, 20, BRAND, MARGIN, width);
        space(4);
    }

    void heading(String text) throws IOException {
        space(12);
        demand(60);
        block(text, 13, BRAND, MARGIN, width);
        PDPageContentStream out = open();
        out.setStrokingColor(LINE);
        out.moveTo(MARGIN, y);
        out.lineTo(MARGIN + width, y);
        out.stroke();
        space(6);
    }

    void text(String text) throws IOException {
        block(text, BODY, INK, MARGIN, width);
    }

    void quiet(String text) throws IOException {
        block(text, 9, QUIET, MARGIN, width);
    }

    /** Sets a label with its text beside it. */
    void row(String label, String text) throws IOException {
        demand(BODY * LEADING);
        float top = y;
        float size = document.getNumberOfPages();
        block(label, BODY, QUIET, MARGIN, LABEL - 8);
        float below = y;
        if (document.getNumberOfPages() == size) {
            y = top;
        }
        block(text, BODY, INK, MARGIN + LABEL, width - LABEL);
        if (document.getNumberOfPages() == size) {
            y = Math.min(y, below);
        }
    }

    /** Begins a new page where less than that is left, so that what belongs together stays so. */
    void keep(float height) throws IOException {
        demand(height);
    }

    void space(float height) {
        y -= height;
    }

    private void block(String text, float size, Color color, float x, float room)
            throws IOException {
        for (String paragraph : text.split("\\R", -1)) {
            for (String line : lines(face.shown(paragraph), size, room)) {
                demand(size * LEADING);
                y -= size * LEADING;
                PDPageContentStream out = open();
                out.beginText();
                out.setNonStrokingColor(color);
                out.setFont(face.font(), size);
                out.newLineAtOffset(x, y + size * 0.35f);
                out.showText(line);
                out.endText();
            }
        }
    }

    /** Breaks text into lines; words of Latin letters and numbers stay whole where they can. */
    private List<String> lines(String text, float size, float room) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        float used = 0;
        int[] all = text.codePoints().toArray();
        for (int i = 0; i < all.length; i++) {
            float next = face.width(all[i]) * size / 1000;
            boolean hangs = NOT_AT_START.indexOf(all[i]) >= 0;
            if (used + next > room && line.length() > 0 && !(hangs && used <= room)) {
                String rest = wordAtEnd(line, all[i]);
                lines.add(line.substring(0, line.length() - rest.length()));
                line = new StringBuilder(rest);
                used = 0;
                for (int each : rest.codePoints().toArray()) {
                    used += face.width(each) * size / 1000;
                }
            }
            line.appendCodePoint(all[i]);
            used += next;
        }
        lines.add(line.toString());
        return lines;
    }

    private static String wordAtEnd(StringBuilder line, int next) {
        int start = line.length();
        if (start > 0 && NOT_AT_END.indexOf(line.charAt(start - 1)) >= 0) {
            start--;
        } else if (isOfWord(next)) {
            while (start > 0 && isOfWord(line.charAt(start - 1))) {
                start--;
            }
        }
        boolean isShort = line.length() - start < 24 && start > 0;
        return isShort ? line.substring(start) : "";
    }

    private static boolean isOfWord(int codePoint) {
        return codePoint < 0x80 && codePoint != ' ';
    }

    private void demand(float height) throws IOException {
        if (page == null || y - height < MARGIN + FOOT / 2) {
            close();
            PDPage fresh = new PDPage(PDRectangle.A4);
            document.addPage(fresh);
            page = new PDPageContentStream(document, fresh);
            y = PDRectangle.A4.getHeight() - MARGIN;
        }
    }

    private PDPageContentStream open() throws IOException {
        demand(0);
        PDPageContentStream out = page;
        if (out == null) {
            throw new IllegalStateException("no page is open");
        }
        return out;
    }

    private void close() throws IOException {
        if (page != null) {
            page.close();
            page = null;
        }
    }

    /** Ends the last page and writes each page's foot. */
    void finish(String foot) throws IOException {
        close();
        int count = document.getNumberOfPages();
        for (int i = 0; i < count; i++) {
            try (PDPageContentStream out =
                    new PDPageContentStream(
                            document,
                            document.getPage(i),
                            PDPageContentStream.AppendMode.APPEND,
                            true)) {
                out.beginText();
                out.setNonStrokingColor(QUIET);
                out.setFont(face.font(), 8.5f);
                out.newLineAtOffset(MARGIN, FOOT - 12);
                out.showText(face.shown(foot + "  ·  " + (i + 1) + " / " + count));
                out.endText();
            }
        }
    }
}
