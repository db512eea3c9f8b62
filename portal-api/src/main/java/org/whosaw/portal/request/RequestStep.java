package org.whosaw.portal.request;

import org.whosaw.portal.kernel.Coded;

/** What happens to a request. Stored by code in its history. */
public enum RequestStep implements Coded {
    /** She filed it. */
    FILED,
    /** She left the hospital, and the desk got it. */
    DISCHARGED,
    /** She chose not to wait for discharge. */
    SENT_NOW,
    /** The desk asked the person who looked. */
    ACCESSOR_ASKED,
    /** The person who looked has said something. */
    ACCESSOR_HEARD,
    /** The person who looked let the page run out. */
    ASK_LAPSED,
    /** The desk signed an answer. */
    ANSWERED,
    /** She took it back. */
    WITHDRAWN,
    /** Half of the time is over. */
    REMINDED_HALF,
    /** Four fifths of the time are over. */
    REMINDED_LATE,
    /** The time is over. */
    FELL_DUE
}
