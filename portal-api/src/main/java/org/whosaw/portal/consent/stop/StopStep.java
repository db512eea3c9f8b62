package org.whosaw.portal.consent.stop;

import org.whosaw.portal.kernel.Coded;

/** What happens to a stop at one system or recipient. Stored by code in its history. */
public enum StopStep implements Coded {
    /** She stopped it, and the decision point refuses from that commit on. */
    REFUSED,
    /** She stopped it, and the system is called. */
    CALLED,
    /** The system took the call, or said that it has the stop. */
    CONFIRMED,
    /** She stopped it, and the next night list will say so. */
    FOR_LIST,
    /** The list was made. */
    LIST_MADE,
    /** The list's count came back right. */
    LIST_ACKNOWLEDGED,
    /** She has allowed it again before the list was read. */
    OVERTAKEN,
    /** She stopped it; the system is not connected. */
    NOTED,
    /** She stopped it, and the recipient was asked to stop and to delete. */
    ASKED,
    /** It ended by itself, or she allowed it again, and the recipient was told. */
    WROTE,
    /** The recipient signed that it has stopped. */
    STOP_SIGNED,
    /** The recipient signed that it has deleted. */
    DELETION_SIGNED,
    /** A term of the recipient's ran out. */
    FELL_DUE
}
