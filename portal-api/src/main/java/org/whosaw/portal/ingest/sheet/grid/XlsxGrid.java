package org.whosaw.portal.ingest.sheet.grid;

import com.fasterxml.aalto.UncheckedStreamException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PortalException;

/** Reads an xlsx workbook row by row. */
final class XlsxGrid {
    private static final int WIDEST = 1_000;

    private final SheetFile file;
    private final long maxBytes;

    XlsxGrid(SheetFile file, long maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
    }

    void read(GridSink sink) throws IOException {
        Map<String, Merges> merges;
        XlsxGuard guard = new XlsxGuard(maxBytes, file instanceof SheetFile.OnDisk);
        try {
            merges = guard.check(file);
            sink.expect(guard.rows());
        } catch (IOException e) {
            throw new PortalException(GridError.BROKEN); // no whole archive
        }
        try (ReadableWorkbook workbook = open()) {
            Map<String, String> parts = new SheetParts(file).bySheetName();
            for (Sheet sheet : workbook.getSheets().toList()) {
                sink.sheet(sheet.getName(), workbook.isDate1904());
                String part = parts.getOrDefault(sheet.getName(), "");
                Merges own = merges.getOrDefault(part, new Merges());
                Integer within = guard.within(part);
                int last = rows(sheet, own, within, sink);
                if (within != null) {
                    sink.cut(last + 1, maxBytes);
                }
            }
            sink.end();
        } catch (ExcelReaderException | UncheckedStreamException e) {
            throw new PortalException(GridError.BROKEN);
        }
    }

    private ReadableWorkbook open() throws IOException {
        ReadingOptions options = new ReadingOptions(false, true);
        return file instanceof SheetFile.OnDisk disk
                ? new ReadableWorkbook(disk.path().toFile(), options)
                : new ReadableWorkbook(file.open(), options);
    }

    /** Hands rows on and returns the number of the last one. */
    private static int rows(Sheet sheet, Merges merges, @Nullable Integer within, GridSink sink)
            throws IOException {
        merges.begin();
        int[] last = new int[1];
        try (Stream<Row> rows = sheet.openStream()) {
            rows.limit(within == null ? Long.MAX_VALUE : within)
                    .forEach(
                            row -> {
                                int width = Math.min(row.getCellCount(), WIDEST);
                                List<GridCell> cells = new ArrayList<>(Math.min(width, 64));
                                for (int i = 0; i < width; i++) {
                                    cells.add(cell(row.getCell(i)));
                                }
                                merges.fill(row.getRowNum(), cells);
                                sink.row(row.getRowNum(), cells);
                                last[0] = row.getRowNum();
                            });
        }
        return last[0];
    }

    private static GridCell cell(@Nullable Cell cell) {
        if (cell == null) {
            return GridCell.EMPTY;
        }
        return switch (cell.getType()) {
            case EMPTY -> GridCell.EMPTY;
            case STRING, BOOLEAN -> GridCell.text(cell.getText());
            case NUMBER -> new GridCell(GridCell.Kind.NUMBER, plain(cell.asNumber()));
            case ERROR -> GridCell.fault(GridCell.Kind.ERROR);
            case FORMULA -> formula(cell);
        };
    }

    private static GridCell formula(Cell cell) {
        String shown = cell.getRawValue();
        if (shown == null || shown.isEmpty()) {
            return GridCell.fault(GridCell.Kind.FORMULA);
        }
        if (shown.startsWith("#")) {
            return GridCell.fault(GridCell.Kind.ERROR);
        }
        try {
            return new GridCell(GridCell.Kind.NUMBER, plain(new BigDecimal(shown)));
        } catch (NumberFormatException e) {
            return GridCell.text(shown); // a formula that shows text
        }
    }

    /** A number that some tool wrote as 1E+999999999 must not fill the memory with zeros. */
    private static String plain(BigDecimal number) {
        return Math.abs(number.scale()) > 30 || number.precision() > 30
                ? ""
                : number.stripTrailingZeros().toPlainString();
    }
}
