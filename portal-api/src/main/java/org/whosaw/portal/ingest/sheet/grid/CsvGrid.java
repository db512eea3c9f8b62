package org.whosaw.portal.ingest.sheet.grid;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;

/**
 * Reads separated text: commas, tabs, semicolons or bars, quoted as RFC 4180 has it. It is
 * streamed: how long a file is does not matter.
 */
final class CsvGrid {
    private static final int HEAD_LINES = 40;
    private static final int WIDEST = 1_000;
    private static final char[] SEPARATORS = {',', '\t', ';', '|'};

    private CsvGrid() {}

    static void read(SheetFile file, GridSink sink) throws IOException {
        TextCoding coding = TextCoding.of(file, sink::expect);
        Head head = head(file, coding);
        sink.sheet("", false);
        try (Reader text = reader(file.open(), coding)) {
            CsvRows rows = new CsvRows(text, head.separator, head.width);
            while (rows.advance()) {
                sink.row(rows.number(), rows.cells());
            }
        }
        sink.end();
    }

    private static Reader reader(InputStream in, TextCoding coding) {
        return coding.isByLine()
                ? new LineText(in, coding)
                : new InputStreamReader(skipMark(in), coding.charset());
    }

    private static InputStream skipMark(InputStream in) {
        try {
            in.skipNBytes(2);
            return in;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the first lines tell.
     *
     * @param width how many cells the widest of them has
     */
    private record Head(char separator, int width) {}

    /** The separator is the one that stands most often in one line of the first few. */
    private static Head head(SheetFile file, TextCoding coding) throws IOException {
        char best = ',';
        int most = 0;
        try (Reader text = reader(file.open(), coding)) {
            CharLines lines = new CharLines(text);
            for (int i = 0; i < HEAD_LINES; i++) {
                CharLines.Line line = lines.next();
                if (line == null) {
                    break;
                }
                for (char each : SEPARATORS) {
                    int count = outsideQuotes(line.text(), each);
                    if (count > most) {
                        most = count;
                        best = each;
                    }
                }
            }
        }
        return new Head(best, Math.min(WIDEST, most + 1));
    }

    private static int outsideQuotes(String line, char wanted) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == wanted && !quoted) {
                count++;
            }
        }
        return count;
    }
}
