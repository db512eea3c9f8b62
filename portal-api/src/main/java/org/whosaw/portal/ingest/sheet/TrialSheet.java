package org.whosaw.portal.ingest.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.ingest.sheet.SheetMapping.Column;
import org.whosaw.portal.ingest.sheet.grid.GridCell;
import org.whosaw.portal.ingest.sheet.grid.GridReader;
import org.whosaw.portal.ingest.sheet.grid.GridSink;
import org.whosaw.portal.ingest.sheet.grid.SheetFile;
import org.whosaw.portal.kernel.PortalException;

/**
 * The first rows of a file as a mapping reads them, in memory only: nothing is recorded. The real
 * decoder reads them, so what it says here it says of the file.
 */
public final class TrialSheet {
    /** How many rows are kept. */
    public static final int MOST_ROWS = 200;

    private static final long MOST_BYTES = 16L << 20;

    private final List<Row> rows;
    private final List<SheetFault> notes;

    private TrialSheet(List<Row> rows, List<SheetFault> notes) {
        this.rows = List.copyOf(rows);
        this.notes = List.copyOf(notes);
    }

    /**
     * One cell of a row.
     *
     * @param letters where it stands; {@code header} is what heads it, as it was found
     * @param column what the mapping makes of it, or null when it does not know it
     */
    public record Cell(
            String letters,
            String header,
            @Nullable Column column,
            GridCell.Kind kind,
            String text) {
        @Override
        public String toString() {
            return "Cell[" + letters + "]";
        }
    }

    /**
     * One row.
     *
     * @param subject whose it is, {@code event} the look that it belongs to; null when it is
     *     refused
     */
    public record Row(
            String sheet,
            int number,
            List<Cell> cells,
            @Nullable SubjectKey subject,
            @Nullable AccessEvent event,
            @Nullable SheetFault fault) {
        public Row {
            cells = List.copyOf(cells);
        }

        @Override
        public String toString() {
            return "Row[" + number + "]";
        }
    }

    /**
     * Reads the first rows of a file.
     *
     * @throws PortalException when it is no sheet that the mapping can read
     */
    public static TrialSheet read(byte[] content, SheetMapping mapping) throws IOException {
        Hearer hearer = new Hearer(mapping);
        GridReader.read(SheetFile.of(content), MOST_BYTES, hearer);
        return new TrialSheet(hearer.rows(), hearer.notes);
    }

    /** Returns the rows below headers, in the file's order. */
    public List<Row> rows() {
        return rows;
    }

    /** Returns what is worth knowing and refuses nothing. */
    public List<SheetFault> notes() {
        return notes;
    }

    /** Stands between the file and its decoder, and hears what the decoder makes of each row. */
    private static final class Hearer implements GridSink, SheetListener {
        private record Place(String sheet, int row) {}

        private record Read(SubjectKey subject, AccessEvent event) {}

        private final SheetMapping mapping;
        private final SheetDecoder decoder;
        private final List<Row> seen = new ArrayList<>();
        private final Map<Place, Read> read = new HashMap<>();
        private final Map<Place, SheetFault> faults = new HashMap<>();
        private final List<SheetFault> notes = new ArrayList<>();
        private String sheet = "";
        private @Nullable HeaderMatch header;
        private List<GridCell> headerCells = List.of();

        Hearer(SheetMapping mapping) {
            this.mapping = mapping;
            this.decoder = new SheetDecoder(mapping, SheetOrigin.NONE, this);
        }

        @Override
        public void sheet(String name, boolean from1904) {
            sheet = name;
            header = null;
            decoder.sheet(name, from1904);
        }

        @Override
        public void row(int number, List<GridCell> cells) {
            if (seen.size() >= MOST_ROWS) {
                return; // the decoder need not see it either
            }
            HeaderMatch known = header;
            if (known == null) {
                HeaderMatch match = HeaderMatch.of(mapping, cells);
                if (match.isHeader()) {
                    header = match;
                    headerCells = List.copyOf(cells);
                }
            } else if (!known.isAgain(cells) && !cells.stream().allMatch(GridCell::isBlank)) {
                seen.add(new Row(sheet, number, cells(known, cells), null, null, null));
            }
            decoder.row(number, cells);
        }

        private List<Cell> cells(HeaderMatch match, List<GridCell> values) {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < headerCells.size(); i++) {
                String title = headerCells.get(i).text().strip();
                Column column = match.columnOrNull(i);
                if (column != null || !title.isEmpty()) {
                    GridCell value = i < values.size() ? values.get(i) : GridCell.EMPTY;
                    String letters = SheetFault.letters(i);
                    cells.add(new Cell(letters, title, column, value.kind(), value.text()));
                }
            }
            return cells;
        }

        @Override
        public void end() {
            decoder.end();
        }

        @Override
        public void page(SheetPage page) {
            for (SheetPage.Row each : page.rows()) {
                Read as = new Read(each.subject(), page.event());
                read.put(new Place(each.sheet(), each.row()), as);
            }
        }

        @Override
        public void refused(SheetFault fault) {
            faults.put(new Place(fault.sheet(), fault.row()), fault);
        }

        @Override
        public void noted(SheetFault note) {
            notes.add(note);
        }

        List<Row> rows() {
            return seen.stream()
                    .map(
                            row -> {
                                Place place = new Place(row.sheet(), row.number());
                                Read as = read.get(place);
                                return new Row(
                                        row.sheet(),
                                        row.number(),
                                        row.cells(),
                                        as == null ? null : as.subject(),
                                        as == null ? null : as.event(),
                                        faults.get(place));
                            })
                    .toList();
        }
    }
}
