package org.whosaw.portal.ingest.sheet.grid;

/**
 * Holds one cell as it was shown.
 *
 * @param text what stood there; a number in plain digits; empty for every other kind of fault
 */
public record GridCell(Kind kind, String text) {
    /** Says what stands in a cell. */
    public enum Kind {
        TEXT,
        NUMBER,
        /** A formula without the value that was shown. */
        FORMULA,
        /** The spreadsheet itself shows an error there. */
        ERROR,
        /** The bytes are not in the file's encoding. */
        UNREADABLE,
        /**
         * A quote before it is not closed, or its line has no end: nobody knows what stands there.
         */
        BROKEN
    }

    /** A cell in which nothing stands. */
    public static final GridCell EMPTY = new GridCell(Kind.TEXT, "");

    /** Returns a cell of text. */
    public static GridCell text(String text) {
        return text.isEmpty() ? EMPTY : new GridCell(Kind.TEXT, text);
    }

    /** Returns a cell that can not be used. */
    public static GridCell fault(Kind kind) {
        return new GridCell(kind, "");
    }

    /** Says whether nothing stands there. */
    public boolean isBlank() {
        return (kind == Kind.TEXT || kind == Kind.NUMBER) && text.isBlank();
    }

    @Override
    public String toString() {
        return "GridCell[" + kind + "]";
    }
}
