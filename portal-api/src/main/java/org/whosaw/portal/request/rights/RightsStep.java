package org.whosaw.portal.request.rights;

import org.whosaw.portal.kernel.Coded;

/** What happens to a request. Stored by code in its history. */
public enum RightsStep implements Coded {
    /** She filed it. */
    FILED,
    /** It was open before the portal came; the desk entered it under its true date. */
    IMPORTED,
    /** The pages show it already: answered at once. */
    SERVED,
    /** The desk says that it has it. */
    ACKNOWLEDGED,
    /** A member of the desk took it on. */
    TAKEN,
    /** It went to others, for those who had it are concerned by it. */
    HANDED_OVER,
    /** The desk asked for everything that is missing, once. */
    MISSING_ASKED,
    /** A member of the desk wants to wait for her a second time. */
    HOLD_PROPOSED,
    /** A second member agrees, and she sees why. */
    HELD_AGAIN,
    /** She sent what was asked, or wrote again. */
    REPLIED,
    /** She wrote after the answer: it is open again. */
    REOPENED,
    /** She handed in a paper. */
    PROOF_SENT,
    /** A paper was checked, and destroyed. */
    PROOF_CHECKED,
    /** It is known now about whom it is. */
    MATCHED,
    /** A department or a recipient was asked. */
    TASK_GIVEN,
    /** A department or a recipient has answered. */
    TASK_DONE,
    /** An answer is composed and waits for a second person. */
    COMPOSED,
    /** The second person sent it back. */
    RETURNED,
    /** The answer is signed. */
    ANSWERED,
    /** She took it back. */
    WITHDRAWN,
    /** Half of the time is over. */
    REMINDED_HALF,
    /** Four fifths of the time are over. */
    REMINDED_LATE,
    /** The time is over; that is stated for her under the date. */
    FELL_DUE
}
