package org.whosaw.portal.kernel;

/** Says what data was opened or given for; stored by code. */
public enum Purpose implements Coded {
    TREATMENT,
    CARE_COORDINATION,
    SCHEDULING,
    BILLING,
    INSURANCE_CLAIM,
    QUALITY,
    OPERATIONS,
    MAINTENANCE,
    RESEARCH,
    TEACHING,
    PUBLIC_HEALTH,
    STATUTORY_REPORT,
    JUDICIAL,
    PATIENT_REQUEST,
    EMERGENCY,
    CONFINEMENT_CARE,
    PHOTOGRAPHY,
    MARKETING,
    OTHER,
    UNKNOWN
}
