package org.whosaw.portal.ingest.sheet.grid;

import java.util.List;

/** Takes the rows of a file, sheet by sheet, in their order. */
public interface GridSink {
    /** Hears about how many rows will come, before the first. */
    default void expect(long rows) {}

    /**
     * Begins a sheet; the one before has ended.
     *
     * @param name its name, empty for separated text
     * @param from1904 whether its day numbers count from 1904
     */
    void sheet(String name, boolean from1904);

    /** Takes one row, numbered from 1 as the spreadsheet shows it; cells begin with column A. */
    void row(int number, List<GridCell> cells);

    /**
     * Hears that nothing of a sheet is read from a row on.
     *
     * @param most bytes that a workbook may unpack to
     */
    default void cut(int from, long most) {}

    /** Ends the file. */
    void end();
}
