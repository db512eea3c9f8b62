package org.whosaw.portal.ingest.sheet.rest;

/**
 * Counts what became of the rows of a file.
 *
 * @param pages how many looks they were
 * @param doubtful those of the held about whom the hospital is asked
 */
public record SheetTally(
        long pages,
        long rows,
        long accepted,
        long duplicate,
        long held,
        long doubtful,
        long rejected) {
    /** Nothing yet. */
    public static final SheetTally NONE = new SheetTally(0, 0, 0, 0, 0, 0, 0);

    /** Returns the sum of both. */
    public SheetTally plus(SheetTally other) {
        return new SheetTally(
                pages + other.pages,
                rows + other.rows,
                accepted + other.accepted,
                duplicate + other.duplicate,
                held + other.held,
                doubtful + other.doubtful,
                rejected + other.rejected);
    }
}
