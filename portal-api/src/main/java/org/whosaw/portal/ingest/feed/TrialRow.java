package org.whosaw.portal.ingest.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.doubt.ContactMatcher.Standing;
import org.whosaw.portal.ingest.sheet.Meaning;
import org.whosaw.portal.ingest.sheet.SheetFault;
import org.whosaw.portal.kernel.Element;

/**
 * One row of a sheet on trial, masked.
 *
 * @param place counted from 0 among {@code count} rows
 * @param at when the look was, {@code standing} whether she is found; null when it is refused
 */
public record TrialRow(
        String token,
        String mapping,
        int place,
        int count,
        String sheet,
        int number,
        List<Cell> cells,
        @Nullable Instant at,
        @Nullable Standing standing,
        @Nullable SheetFault fault) {
    public TrialRow {
        cells = List.copyOf(cells);
    }

    /**
     * What one column would become.
     *
     * @param means what it tells of the row, {@code shows} what is kept of it: that it was shown
     * @param masked what stands there, masked; empty for what is not shown even so
     * @param filled whether anything stands there
     * @param known whether the mapping knows the column
     */
    public record Cell(
            String letters,
            String header,
            @Nullable Meaning means,
            @Nullable Element shows,
            String masked,
            boolean filled,
            boolean known) {
        @Override
        public String toString() {
            return "Cell[" + letters + "]";
        }
    }
}
