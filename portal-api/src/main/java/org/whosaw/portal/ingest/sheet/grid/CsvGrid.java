package org.whosaw.portal.ingest.sheet.grid;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.whosaw.portal.kernel.PortalException;

/** Reads separated text: commas, tabs, semicolons or bars, quoted as RFC 4180 has it. */
final class CsvGrid {
    private static final int HEAD_LINES = 40;
    private static final int LONGEST_LINE = 1 << 20;
    private static final int WIDEST = 1_000;
    private static final char[] SEPARATORS = {',', '\t', ';', '|'};

    private CsvGrid() {}

    static void read(SheetFile file, long maxBytes, GridSink sink) throws IOException {
        TextCoding coding = TextCoding.of(file, maxBytes, sink::expect);
        char separator = separator(file, coding);
        long at = 1;
        sink.sheet("", false);
        try (Reader text = reader(file.open(), coding);
                CsvReader<CsvRecord> rows =
                        CsvReader.builder()
                                .fieldSeparator(separator)
                                .skipEmptyLines(true)
                                .allowExtraFields(true)
                                .allowMissingFields(true)
                                .allowExtraCharsAfterClosingQuote(true)
                                .maxBufferSize(LONGEST_LINE)
                                .ofCsvRecord(text)) {
            for (CsvRecord row : rows) {
                at = row.getStartingLineNumber();
                sink.row((int) Math.min(Integer.MAX_VALUE, at), cells(row));
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw new PortalException(GridError.BROKEN_LINE, at);
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

    private static List<GridCell> cells(CsvRecord row) {
        int width = Math.min(row.getFieldCount(), WIDEST);
        List<GridCell> cells = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            String text = row.getField(i);
            cells.add(
                    text.indexOf(LineText.UNREADABLE) >= 0
                            ? GridCell.fault(GridCell.Kind.UNREADABLE)
                            : GridCell.text(text));
        }
        return cells;
    }

    /** The separator is the one that stands most often in one line of the first few. */
    private static char separator(SheetFile file, TextCoding coding) throws IOException {
        char best = ',';
        int most = 0;
        try (BufferedReader lines = new BufferedReader(reader(file.open(), coding))) {
            for (int i = 0; i < HEAD_LINES; i++) {
                String line = lines.readLine();
                if (line == null) {
                    break;
                }
                for (char each : SEPARATORS) {
                    int count = outsideQuotes(line, each);
                    if (count > most) {
                        most = count;
                        best = each;
                    }
                }
            }
        }
        return best;
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
