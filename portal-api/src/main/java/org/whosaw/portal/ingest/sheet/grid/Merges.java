package org.whosaw.portal.ingest.sheet.grid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PortalException;

/**
 * The merged ranges of one sheet. As rows pass in their order, every cell of a range is given what
 * stands in its first one, as it is shown. Not safe for threads.
 */
final class Merges {
    private static final Pattern RANGE =
            Pattern.compile("\\$?([A-Z]{1,3})\\$?([0-9]{1,7}):\\$?([A-Z]{1,3})\\$?([0-9]{1,7})");
    private static final int MOST = 200_000;
    private static final int WIDEST = 1_000;

    private final List<Range> ranges = new ArrayList<>();
    private final List<Range> open = new ArrayList<>();
    private int next;

    private static final class Range {
        private final int top;
        private final int bottom;
        private final int left;
        private final int right;
        private GridCell shown = GridCell.EMPTY;

        private Range(int top, int bottom, int left, int right) {
            this.top = top;
            this.bottom = bottom;
            this.left = left;
            this.right = right;
        }
    }

    void add(@Nullable String reference) {
        Matcher parts = RANGE.matcher(reference == null ? "" : reference);
        if (!parts.matches()) {
            return; // names no range: nothing is merged by it
        }
        if (ranges.size() >= MOST) {
            throw new PortalException(GridError.BROKEN);
        }
        int left = column(parts.group(1));
        ranges.add(
                new Range(
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(4)),
                        left,
                        Math.min(column(parts.group(3)), left + WIDEST)));
    }

    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * 26 + letters.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }

    /** Begins at the first row again. */
    void begin() {
        ranges.sort(Comparator.comparingInt(range -> range.top));
        open.clear();
        next = 0;
    }

    /** Fills the merged cells of a row; rows come in their order. */
    void fill(int row, List<GridCell> cells) {
        while (next < ranges.size() && ranges.get(next).top <= row) {
            Range range = ranges.get(next++);
            if (range.top == row && range.left < cells.size()) {
                range.shown = cells.get(range.left);
            }
            open.add(range);
        }
        for (Iterator<Range> each = open.iterator(); each.hasNext(); ) {
            Range range = each.next();
            if (range.bottom < row) {
                each.remove();
            } else if (!range.shown.isBlank()) {
                put(range, cells);
            }
        }
    }

    private static void put(Range range, List<GridCell> cells) {
        while (cells.size() <= range.right) {
            cells.add(GridCell.EMPTY);
        }
        for (int column = range.left; column <= range.right; column++) {
            cells.set(column, range.shown);
        }
    }
}
