package org.whosaw.portal.ingest.sheet.grid;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.whosaw.portal.kernel.PortalException;

/** Reads a file for what it is, not for what it is called. */
public final class GridReader {
    private static final int HEAD = 4_096;

    private GridReader() {}

    /**
     * Hands the rows of {@code file} to {@code sink}.
     *
     * @param maxBytes how much a workbook may unpack to
     * @throws PortalException when it is no sheet that we take; nothing was handed on then
     */
    public static void read(SheetFile file, long maxBytes, GridSink sink) throws IOException {
        byte[] head;
        try (InputStream in = file.open()) {
            head = in.readNBytes(HEAD);
        }
        if (head.length == 0) {
            throw new PortalException(GridError.EMPTY);
        }
        if (begins(head, 'P', 'K', 3, 4)) {
            new XlsxGrid(file, maxBytes).read(sink);
            return;
        }
        if (begins(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new PortalException(GridError.OLD_FORMAT);
        }
        if (!isText(head)) {
            throw new PortalException(GridError.FORMAT);
        }
        CsvGrid.read(file, sink);
    }

    private static boolean begins(byte[] head, int... with) {
        if (head.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((head[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isText(byte[] head) {
        if (begins(head, 0xFF, 0xFE) || begins(head, 0xFE, 0xFF)) {
            return true;
        }
        for (byte each : head) {
            if (each == 0) {
                return false;
            }
        }
        String start =
                new String(head, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
        // A web page or an XML workbook under the name of a spreadsheet; also behind a BOM.
        String plain = start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start;
        return !plain.startsWith("<")
                && !plain.startsWith("%pdf")
                && !plain.startsWith("{\\rtf")
                && !plain.startsWith("mime-version:");
    }
}
