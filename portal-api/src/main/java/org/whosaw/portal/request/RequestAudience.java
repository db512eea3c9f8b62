package org.whosaw.portal.request;

import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.kernel.Coded;

/** Who of the hospital handles a request. Stored by code. */
public enum RequestAudience implements Coded {
    /** The desk. */
    DESK(StaffRole.PRIVACY_OFFICER),
    /** The auditor, for it is about the desk, IT or management. */
    AUDITOR(StaffRole.AUDITOR);

    private final StaffRole role;

    RequestAudience(StaffRole role) {
        this.role = role;
    }

    /** Returns the role that handles it. */
    public StaffRole role() {
        return role;
    }
}
