package org.whosaw.portal.access.why;

import org.whosaw.portal.kernel.Purpose;

/**
 * One look at one person, as the rules see it.
 *
 * @param eventId which one
 * @param at when, in microseconds
 * @param way what was done
 * @param subjects how many people it was about
 * @param atTerminal whether a terminal is named: somebody sat there
 * @param emergency whether the emergency way was used and a reason was given
 */
public record Look(
        long eventId,
        long at,
        Viewer viewer,
        Way way,
        Purpose purpose,
        int subjects,
        boolean atTerminal,
        boolean emergency) {
    /** A mother and her children may stand on one screen that is no list. */
    private static final int FAMILY = 4;

    /** What was done, as far as it matters here. */
    public enum Way {
        /** One record was opened or written. */
        OPENED,
        /** People were listed. */
        LISTED,
        /** People were searched for. */
        SEARCHED,
        /** It was printed, exported or copied. */
        TAKEN
    }

    /** Says whether several people were shown side by side. */
    public boolean isList() {
        return way == Way.LISTED || way == Way.SEARCHED && subjects > 1 || subjects > FAMILY;
    }

    /** Says whether it took several people's data along. */
    public boolean isTakenInBulk() {
        return way == Way.TAKEN && subjects > 1;
    }
}
