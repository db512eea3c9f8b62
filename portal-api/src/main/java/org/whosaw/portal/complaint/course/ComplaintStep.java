package org.whosaw.portal.complaint.course;

import org.whosaw.portal.kernel.Coded;

/** What moves a complaint on; the ledger has a leaf for each but the first. */
public enum ComplaintStep implements Coded {
    BEGUN,
    FILED,
    PACKAGED,
    HANDED_OVER,
    SENT_OFF,
    RECEIPT_GIVEN,
    /** It went on to another authority, and its number stays. */
    TRANSFERRED,
    RESULT_GIVEN,
    /** The time she gave it is over, and nothing came. */
    SILENCE_NOTED,
    /** She turns to the next authority, with a text that she confirmed anew. */
    TAKEN_FURTHER,
    /** Another authority gets it beside the one it lies with; so it goes on as before. */
    COPIED,
    /** The other authority was given its package without her. */
    COPY_SENT,
    /** What the other authority said. */
    COPY_ANSWERED,
    CLOSED,
    /** A reply came after all. */
    REOPENED,
    WITHDRAWN;

    /** Says whether it is about another authority than the one it lies with. */
    public boolean isBeside() {
        return this == COPIED || this == COPY_SENT || this == COPY_ANSWERED;
    }
}
