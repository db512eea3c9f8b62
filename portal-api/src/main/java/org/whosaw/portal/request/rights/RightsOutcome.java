package org.whosaw.portal.request.rights;

import org.whosaw.portal.kernel.Coded;

/** What an answer comes to. Stored by code. */
public enum RightsOutcome implements Coded {
    /** What was asked is done. */
    GRANTED,
    /** Deleted (PIPL 47). */
    DELETED,
    /** Kept until a day because a law says so, and used for nothing else (PIPL 47, 2). */
    FROZEN_BY_LAW,
    /** Kept because deleting is technically hard, and used for nothing else (PIPL 47, 2). */
    FROZEN_TECHNICAL,
    /** A note was added; a medical record is never overwritten. */
    ADDENDUM,
    /** Some of it is done; what is not has its reason. */
    PARTLY,
    /** None of it is done, with reason, law and remedies (PIPL 50). */
    REFUSED,
    /** Her own pages show it: answered at once. */
    SELF_SERVICE;

    /** Says whether something that she asked is not done, so that she is told what she can do. */
    public boolean refuses() {
        return this == REFUSED
                || this == PARTLY
                || this == FROZEN_BY_LAW
                || this == FROZEN_TECHNICAL;
    }
}
