package org.whosaw.portal.ingest.sheet;

import java.util.ArrayList;
import java.util.List;
import org.whosaw.portal.ingest.sheet.PageGatherer.Look;

/**
 * Rows whose look can not be read and that do not look like the page above them, until it shows
 * whether they are of the page below. Holds so many and no more; those beyond are taken for the
 * page below's.
 */
final class EdgeRows {
    private static final int MOST = 1_000;

    private final List<LookTrace> rows = new ArrayList<>();
    private int beyond;

    void add(LookTrace row) {
        if (rows.size() < MOST) {
            rows.add(row);
        } else {
            beyond++;
        }
    }

    /** Returns how many there are, for the page goes on around them; then there are none. */
    int takeAll() {
        int all = rows.size() + beyond;
        clear();
        return all;
    }

    /** Returns how many are of the page below; then there are none. */
    int takeFor(Look below) {
        int fitting = (int) rows.stream().filter(each -> each.fits(below)).count() + beyond;
        clear();
        return fitting;
    }

    void clear() {
        rows.clear();
        beyond = 0;
    }
}
