package org.whosaw.portal.identity.guardian;

import org.whosaw.portal.kernel.Coded;

/** What a guardian is to the child. */
public enum Relation implements Coded {
    MOTHER,
    FATHER,
    GRANDPARENT,
    /** Appointed by a court or an office; the paper is checked at the counter. */
    APPOINTED
}
