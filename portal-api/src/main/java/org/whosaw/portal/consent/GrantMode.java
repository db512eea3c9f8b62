package org.whosaw.portal.consent;

import org.whosaw.portal.kernel.Coded;

/** How long she allowed it. Stored by code. */
public enum GrantMode implements Coded {
    /** Only this time: one answer, and it is over. */
    ONCE,
    /** Only while she is in the hospital. */
    DURING_STAY,
    /** Until a day, at most a year on. */
    UNTIL
}
