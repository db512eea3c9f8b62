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
    /** Reads; handles nothing but questions about the desk, IT or management. */
    AUDITOR,
    /** Puts notices off where a law asks for it, by two, and ends it. */
    DEFERRALS,
    /** Works in the hospital: sees where her own account was used, and nothing of anybody else. */
    MEMBER
}
