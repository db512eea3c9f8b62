package org.whosaw.portal.consent.register;

import org.whosaw.portal.kernel.Coded;

/** What keeps a row of the register from standing, or from being active. */
public enum UseFault implements Coded {
    /** Commerce on a basis other than consent. */
    COMMERCE_NEEDS_CONSENT(true),
    /** A basis that is none for health data, or none at all. */
    NO_BASIS(true),
    /** A statute is named as basis, without its article. */
    ARTICLE_MISSING(true),
    /** It names no element. */
    ELEMENTS_MISSING(true),
    /** Its contract ends before it begins. */
    CONTRACT_REVERSED(true),
    CONTRACT_MISSING(false),
    CONTRACT_OVER(false),
    ASSESSMENT_MISSING(false),
    /** The recipient is abroad, and no file allows that. */
    CROSS_BORDER_MISSING(false),
    NOTICE_MISSING(false),
    /** The notice in force does not name all that the register has. */
    NOTICE_TOO_NARROW(false);

    private final boolean refusesRow;

    UseFault(boolean refusesRow) {
        this.refusesRow = refusesRow;
    }

    /** Says whether such a row may not even be written; the others only keep it from active. */
    public boolean refusesRow() {
        return refusesRow;
    }
}
