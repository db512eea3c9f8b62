package org.whosaw.portal.request.rights;

import org.whosaw.portal.kernel.Coded;

/** Who of the hospital handles a request. Stored by code. */
public enum RightsAudience implements Coded {
    /** The desk. */
    DESK,
    /** The auditor, for it concerns the desk, its team or those above it. */
    AUDITOR,
    /** The two who are named for colleagues who are patients. */
    NAMED
}
