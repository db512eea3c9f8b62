package org.whosaw.portal.complaint;

import org.whosaw.portal.kernel.Coded;

/** Says what of our own records goes with a complaint; stored by code. */
public enum AttachedKind implements Coded {
    /** An entry of her list: who opened her information. */
    ACCESS,
    /** A provision to somebody outside. */
    DISCLOSURE,
    /** What she allowed, or did not, at that second. */
    CONSENT,
    /** A stop and how far it has arrived. */
    STOP,
    /** A question or request and where it stands. */
    REQUEST
}
