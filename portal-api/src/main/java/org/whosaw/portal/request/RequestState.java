package org.whosaw.portal.request;

import org.whosaw.portal.kernel.Coded;

/** Where a request stands. Stored by code. */
public enum RequestState implements Coded {
    /** She lies in the hospital; nobody there sees it yet. */
    WAITING_FOR_DISCHARGE,
    /** The desk has it, and the clock runs. */
    OPEN,
    /** The person who looked was asked. */
    ASKED,
    /** The person who looked has said something; the desk has not answered yet. */
    HEARD,
    /** The desk has signed an answer. */
    ANSWERED,
    /** She took it back. */
    WITHDRAWN;

    /** Says whether the desk still owes an answer. */
    public boolean isOpen() {
        return this == OPEN || this == ASKED || this == HEARD;
    }

    /** Says whether nothing follows. */
    public boolean isOver() {
        return this == ANSWERED || this == WITHDRAWN;
    }
}
