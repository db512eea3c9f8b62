package org.whosaw.portal.ingest.sheet;

/** Hears what a decoder makes of a file, in the file's order. */
public interface SheetListener {
    /** Hears nothing. */
    SheetListener NOBODY =
            new SheetListener() {
                @Override
                public void page(SheetPage page) {}

                @Override
                public void refused(SheetFault fault) {}

                @Override
                public void noted(SheetFault note) {}
            };

    /** Takes one page. */
    void page(SheetPage page);

    /** Takes a row that is refused; the rows around it are read. */
    void refused(SheetFault fault);

    /** Takes what is worth knowing and refuses nothing. */
    void noted(SheetFault note);
}
