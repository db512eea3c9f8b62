package org.whosaw.portal.access.feed;

import org.whosaw.portal.kernel.Coded;

/** Where one system's feed stands. */
public enum FeedState implements Coded {
    /** It sends as often as was declared; of one that declared nothing, nothing is expected. */
    ON_TIME,
    /** It is later than its rhythm allows. */
    LATE,
    /** It has sent nothing for twice as long. */
    SILENT,
    /** It is in the directory and has never sent anything. */
    NOTHING_YET,
    /** The hospital declares that its looks are not on the list. */
    NOT_COVERED
}
