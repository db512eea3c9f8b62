package org.whosaw.portal.identity.guardian;

import org.whosaw.portal.kernel.Coded;

/** Names the paper that shows who a child's guardian is; its number and copy are never kept. */
public enum GuardianPaper implements Coded {
    BIRTH_CERTIFICATE,
    HOUSEHOLD_REGISTER,
    /** A judgment, a ruling or a settlement before a court. */
    COURT_PAPER,
    /** A court's order that protects a person. */
    PROTECTION_ORDER,
    /** An appointment by the residents' or villagers' committee or the civil affairs office. */
    APPOINTMENT,
    NOTARIAL_DEED,
    /** What this hospital itself has on file; for mistakes. */
    HOSPITAL_FILE
}
