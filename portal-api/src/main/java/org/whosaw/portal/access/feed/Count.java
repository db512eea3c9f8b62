package org.whosaw.portal.access.feed;

import org.whosaw.portal.kernel.Coded;

/** How far a source confirms that nothing between its lines is missing. */
public enum Count implements Coded {
    /** It numbers its lines: a missing one shows. */
    NUMBERED,
    /** It cannot number them: the count is not confirmed by the source. */
    NOT_NUMBERED,
    /** Some lines bear no number, or the numbers jump too often to tell. */
    UNCLEAR
}
