package org.whosaw.portal.identity.guardian;

import org.whosaw.portal.kernel.Coded;

/** What can be done to a guardian's link. Stored by code. */
public enum GuardianStep implements Coded {
    LINKED,
    BLOCKED,
    UNBLOCKED
}
