package org.whosaw.portal.request.rights;

import org.whosaw.portal.kernel.Coded;

/** Where a request stands. Stored by code. */
public enum RightsState implements Coded {
    /** She filed it; the desk has not said yet that it has it. */
    FILED,
    /** The desk has said that it has it. */
    ACKNOWLEDGED,
    /** Somebody of the desk works on it. */
    IN_HAND,
    /** The desk needs something of her; the clock stands. */
    WAITING_FOR_PERSON,
    /** An answer is composed; a second person looks at it. */
    READY,
    /** The answer is signed. */
    ANSWERED,
    /** She took it back. */
    WITHDRAWN;

    /** Says whether the desk still owes an answer. */
    public boolean isOpen() {
        return this != ANSWERED && this != WITHDRAWN;
    }
}
