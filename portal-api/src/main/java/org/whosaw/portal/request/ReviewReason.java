package org.whosaw.portal.request;

import org.whosaw.portal.kernel.Coded;

/** Why the person who looked says that she did. Stored by code. */
public enum ReviewReason implements Coded {
    /** I cared for this patient. */
    CARE,
    /** I was asked for advice, or covered for a colleague. */
    CONSULTED,
    /** I looked after a result, an order or an appointment. */
    RESULT_OR_ORDER,
    /** Handover or rounds: I went through the ward's list. */
    HANDOVER,
    /** Records, billing or coding. */
    ADMINISTRATION,
    /** Quality control or teaching, as the hospital arranged. */
    QUALITY_OR_TEACHING,
    /** I opened the wrong record. */
    BY_MISTAKE,
    /** Something else, in words. */
    OTHER
}
