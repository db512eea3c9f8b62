package org.whosaw.portal.ingest.sheet.grid;

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
        try {
            XlsxGuard guard = new XlsxGuard(maxBytes);
            merges = guard.check(file);
            sink.expect(guard.rows());
        } catch (IOException e) {
            throw new PortalException(GridError.BROKEN); // no whole archive
        }
        try (ReadableWorkbook workbook = open()) {
            Map<String, String> parts = new SheetParts(file).bySheetName();
            for (Sheet sheet : workbook.getSheets().toList()) {
                sink.sheet(sheet.getName(), workbook.isDate1904());
                Merges own =
                        merges.getOrDefault(parts.getOrDefault(sheet.getName(), ""), new Merges());
                rows(sheet, own, sink);
            }
            sink.end();
        } catch (ExcelReaderException e) {
            throw new PortalException(GridError.BROKEN);
        }
    }

    private ReadableWorkbook open() throws IOException {
        ReadingOptions options = new ReadingOptions(false, true);
        return file instanceof SheetFile.OnDisk disk
                ? new ReadableWorkbook(disk.path().toFile(), options)
                : new ReadableWorkbook(file.open(), options);
    }

    private static void rows(Sheet sheet, Merges merges, GridSink sink) throws IOException {
        merges.begin();
        try (Stream<Row> rows = sheet.openStream()) {
            rows.forEach(
                    row -> {
                        List<GridCell> cells = new ArrayList<>(Math.min(row.getCellCount(), 64));
                        for (int i = 0; i < Math.min(row.getCellCount(), WIDEST); i++) {
                            cells.add(cell(row.getCell(i)));
                        }
                        merges.fill(row.getRowNum(), cells);
                        sink.row(row.getRowNum(), cells);
                    });
        }
    }

    private static GridCell cell(@org.jspecify.annotations.Nullable Cell cell) {
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
