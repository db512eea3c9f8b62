package org.whosaw.portal.ingest.sheet;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ingest.sheet.PageGatherer.Look;

/**
 * Follows a file from list to list: rows that say the same look stand on one, and rows that could
 * not be read count on the one they belong to. Counting and gathering go through it alike, so that
 * both give a list the same number.
 */
abstract class ListFollower implements Gathering {
    private final EdgeRows edge = new EdgeRows();
    private @Nullable Look look;
    private int list;
    private int unread;

    /** Returns whose list the rows stand on now, if on any. */
    final @Nullable Look look() {
        return look;
    }

    /** Returns the number of the list, from one. */
    final int list() {
        return list;
    }

    /** Returns how many rows of the list could not be read so far. */
    final int unread() {
        return unread;
    }

    @Override
    public final void unread(Look of) {
        begin(of);
        unread++;
    }

    @Override
    public final void unread(LookTrace of) {
        Look above = look;
        if (above != null && of.fits(above)) {
            unread++;
        } else {
            edge.add(of);
        }
    }

    /** Goes on with the list of this look, or ends the one before and begins it. */
    final void begin(Look next) {
        if (next.equals(look)) {
            unread += edge.takeAll();
            return;
        }
        int above = edge.takeFor(next);
        flush();
        list++;
        look = next;
        unread = above;
    }

    @Override
    public final void flush() {
        end();
        look = null;
        unread = 0;
        edge.clear();
    }

    /** Ends the list begun, if any. */
    abstract void end();
}
