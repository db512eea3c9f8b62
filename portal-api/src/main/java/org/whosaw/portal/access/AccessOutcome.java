package org.whosaw.portal.access;

import org.whosaw.portal.kernel.Coded;

/**
 * Says whether the look succeeded (FHIR AuditEvent outcome 0; 4, 8, 12). Stored by ordinal: append
 * only.
 */
public enum AccessOutcome implements Coded {
    SUCCESS,
    MINOR_FAILURE,
    SERIOUS_FAILURE,
    MAJOR_FAILURE
}
