package org.whosaw.portal.ingest.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ingest.sheet.grid.GridCell;
import org.whosaw.portal.ingest.sheet.grid.GridSink;
import org.whosaw.portal.kernel.PortalException;

/**
 * Decodes the rows of a file by a mapping: finds each sheet's header, reads whose row it is and who
 * looked, and gathers the rows of one look into a page. Rows follow one another; a page ends where
 * account, terminal, time or page change, or the header is repeated. Not safe for threads.
 */
public final class SheetDecoder implements GridSink {
    private final SheetMapping mapping;
    private final SheetListener listener;
    private final Preamble preamble;
    private final RowReader rows;
    private final Gathering pages;

    private String sheet = "";
    private @Nullable HeaderMatch header;
    private @Nullable HeaderMatch nearest;
    private int nearestRow;
    private int looked;
    private int headerRow;

    /** The header's row, while the row below it is still to come. */
    private @Nullable List<GridCell> below;

    private boolean anyHeader;
    private boolean anyRow;
    private @Nullable PortalException refusal;

    /** Creates a decoder to which the parts of a long list are lists of their own. */
    public SheetDecoder(SheetMapping mapping, SheetOrigin origin, SheetListener listener) {
        this(
                mapping,
                origin,
                listener,
                new PageGatherer(mapping, origin, listener, ListSizes.NONE));
    }

    /** Creates a decoder whose parts of a long list say how long it is. */
    public SheetDecoder(
            SheetMapping mapping, SheetOrigin origin, SheetListener listener, LongLists lists) {
        this(mapping, origin, listener, new PageGatherer(mapping, origin, listener, lists));
    }

    private SheetDecoder(
            SheetMapping mapping, SheetOrigin origin, SheetListener listener, Gathering pages) {
        this.mapping = mapping;
        this.listener = listener;
        this.preamble = new Preamble(mapping);
        this.rows = new RowReader(mapping, origin, preamble);
        this.pages = pages;
    }

    /** Returns a decoder that hands rows to a counter and tells nobody of faults. */
    static SheetDecoder counting(SheetMapping mapping, SheetOrigin origin, ListCounter counter) {
        return new SheetDecoder(mapping, origin, SheetListener.NOBODY, counter);
    }

    @Override
    public void sheet(String name, boolean from1904) {
        endSheet();
        sheet = name;
        header = null;
        nearest = null;
        below = null;
        looked = 0;
        anyRow = false;
        preamble.begin(name);
        rows.begin(name, from1904);
    }

    @Override
    public void row(int number, List<GridCell> cells) {
        if (isBlank(cells)) {
            return;
        }
        anyRow = true;
        HeaderMatch found = header;
        if (found == null) {
            lookForHeader(number, cells);
        } else if (isRestOfHeader(number, cells)) {
            pages.flush();
        } else if (found.isAgain(cells)) {
            pages.flush();
        } else {
            take(number, cells, found);
        }
    }

    private static boolean isBlank(List<GridCell> cells) {
        for (GridCell cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }

    private void lookForHeader(int number, List<GridCell> cells) {
        if (looked >= mapping.headerWithin()) {
            return;
        }
        looked++;
        HeaderMatch match = HeaderMatch.of(mapping, cells);
        if (match.isHeader()) {
            header = match;
            headerRow = number;
            below = List.copyOf(cells);
            anyHeader = true;
            return;
        }
        if (nearest == null || match.found() > nearest.found()) {
            nearest = match;
            nearestRow = number;
        }
        preamble.row(cells);
    }

    /**
     * Takes the row below a header into it, where headings stand in two rows: groups above, columns
     * below them.
     */
    private boolean isRestOfHeader(int number, List<GridCell> cells) {
        HeaderMatch found = header;
        List<GridCell> above = below;
        if (found == null || above == null) {
            return false;
        }
        below = null;
        HeaderMatch both = HeaderMatch.of(mapping, above, cells);
        boolean fuller = both.isHeader() && both.found() > found.found();
        if (fuller) {
            header = both;
            headerRow = number;
        }
        tellUnknown(fuller ? both : found);
        return fuller;
    }

    private void tellUnknown(HeaderMatch match) {
        for (int column : match.unknown()) {
            listener.noted(
                    new SheetFault(
                            sheet,
                            headerRow,
                            SheetFault.letters(column),
                            SheetError.COLUMN_UNKNOWN,
                            List.of()));
        }
    }

    private void take(int number, List<GridCell> cells, HeaderMatch found) {
        try {
            pages.add(rows.read(number, cells, found), found.shown());
        } catch (RowFault fault) {
            if (rows.isFooter()) {
                return;
            }
            PageGatherer.Look look = rows.current();
            if (look != null) {
                pages.unread(look);
            } else {
                pages.unread(rows.trace());
            }
            listener.refused(fault.fault());
        }
    }

    @Override
    public void cut(int from, long most) {
        listener.refused(new SheetFault(sheet, from, null, SheetError.CUT, List.of(most)));
    }

    private void endSheet() {
        pages.flush();
        rows.end();
        if (header != null && below != null) {
            tellUnknown(header);
        }
        if (header != null || !anyRow) {
            return;
        }
        HeaderMatch near = nearest;
        boolean almost = near != null && near.found() >= 2 && !near.absent().isEmpty();
        SheetError error = almost ? SheetError.COLUMN_ABSENT : SheetError.NO_HEADER;
        Object[] args =
                almost && near != null
                        ? new Object[] {sheet, nearestRow, near.absent()}
                        : new Object[] {sheet, looked};
        if (refusal == null) {
            refusal = new PortalException(error, args);
        }
        listener.noted(new SheetFault(sheet, almost ? nearestRow : 0, null, error, List.of(args)));
    }

    /**
     * {@inheritDoc}
     *
     * @throws PortalException when no sheet of the file has the header that the mapping asks for
     */
    @Override
    public void end() {
        endSheet();
        if (!anyHeader) {
            throw refusal != null
                    ? refusal
                    : new PortalException(SheetError.NO_HEADER, sheet, looked);
        }
    }
}
