package org.whosaw.portal.consent.stop;

import org.whosaw.portal.kernel.Coded;

/** How far a stop is at one system or recipient. Stored by code. */
public enum TargetState implements Coded {
    /** The system asks first, and is refused. */
    REFUSING,
    /** The system was called and has not confirmed yet. */
    CALLING,
    /** The system has confirmed. */
    TOLD,
    /** It will stand on the next night list. */
    AWAITING_LIST,
    /** It stands on a list whose count has not come back. */
    LISTED,
    /** The list's count came back right. */
    IN_FORCE,
    /** She allowed it again before a list was read. */
    LIFTED,
    /** The system is not connected; only people know. */
    PEOPLE_ONLY,
    /** The recipient owes its word that it has stopped. */
    OWES_STOP,
    /** It has not given that word in time. */
    STOP_LATE,
    /** It has signed that it stopped, and owes its word that it deleted. */
    STOPPED,
    /** It has not signed in time that it deleted. */
    DELETION_LATE,
    /** It has signed that it deleted. */
    DELETED,
    /** The recipient was told that it ended, or is allowed again, and owes no word. */
    INFORMED;

    /** Says whether a recipient still owes something. */
    public boolean isOwing() {
        return this == OWES_STOP || this == STOP_LATE || this == STOPPED || this == DELETION_LATE;
    }

    /** Says whether a recipient is late. */
    public boolean isLate() {
        return this == STOP_LATE || this == DELETION_LATE;
    }
}
