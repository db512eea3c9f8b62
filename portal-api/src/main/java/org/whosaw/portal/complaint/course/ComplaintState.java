package org.whosaw.portal.complaint.course;

import org.whosaw.portal.kernel.Coded;

/** Where a complaint stands. */
public enum ComplaintState implements Coded {
    /** She is writing it; nobody else has it. */
    DRAFT,
    /** She confirmed it; from now on it cannot be lost. */
    FILED,
    /** All that goes out is made and signed. */
    READY,
    /** She, or an officer for her, has it in hand and files it herself. */
    HANDED_TO_PATIENT,
    /** It was handed over on a way that needs nobody. */
    SENT,
    /** The authority gave a number of its own: the one state that may be called accepted. */
    RECEIPT_RECORDED,
    /** The authority answered. */
    RESULT_RECORDED,
    /** No answer came; the next authority is offered. */
    NO_RESPONSE,
    /** She is done with it; a reply opens it again. */
    CLOSED,
    /** She does not go on with it. */
    WITHDRAWN;

    /** Says whether it is still hers alone to change. */
    public boolean isDraft() {
        return this == DRAFT;
    }

    /** Says whether nothing more is waited for. */
    public boolean isOver() {
        return this == CLOSED || this == WITHDRAWN;
    }
}
