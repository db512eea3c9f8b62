package org.whosaw.portal.identity;

import org.whosaw.portal.kernel.Coded;

/** What a member of the hospital's staff may do on its desk. */
public enum StaffRole implements Coded {
    /** Answers for the hospital's handling of personal information. */
    PRIVACY_OFFICER,
    /** Works in the records office. */
    RECORDS,
    /** Stands at the counter: checks identity papers, hands out codes. */
    COUNTER,
    /** Connects systems. */
    IT,
    /** Reads, changes nothing. */
    AUDITOR
}
