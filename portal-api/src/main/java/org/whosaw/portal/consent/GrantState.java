package org.whosaw.portal.consent;

import org.whosaw.portal.kernel.Coded;

/** Where a grant stands. Stored by code. */
public enum GrantState implements Coded {
    /** It covers. */
    LIVE,
    /** Only this time, and that time has been. */
    USED,
    /** She left the hospital, chose anew, or the contract is over. */
    ENDED,
    /** She took it back, or a loss did. */
    REVOKED,
    /** A new notice covers more than she had agreed to. */
    SUPERSEDED,
    /** Its day has come. */
    LAPSED
}
