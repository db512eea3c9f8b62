package org.whosaw.portal.ingest.sheet;

import org.whosaw.portal.kernel.Coded;

/** Says what a column tells of a row: whose it is, or who looked, where and when. */
public enum Meaning implements Coded {
    MRN,
    /** An identifier of another system, which the column names. */
    IDENTIFIER,
    NAME,
    PHONE,
    /** When it was looked at: date and time, or one of the two. */
    TIME,
    DATE,
    CLOCK,
    ACCOUNT,
    STAFF_ID,
    STAFF_NAME,
    ROLE,
    DEPARTMENT,
    EMPLOYER,
    TERMINAL,
    IP,
    /** The page of a list, when the export counts them. */
    PAGE,
    /** The export's own number of the look. */
    EVENT_ID;

    /** Says whether it tells of the woman rather than of the look. */
    public boolean isHers() {
        return this == MRN || this == IDENTIFIER || this == NAME || this == PHONE;
    }

    /** Says whether it tells when. */
    public boolean isTime() {
        return this == TIME || this == DATE || this == CLOCK;
    }
}
