package org.whosaw.portal.complaint;

import org.whosaw.portal.kernel.Coded;

/** Says for whom somebody complains; stored by code. */
public enum Capacity implements Coded {
    /** For herself. */
    SELF,
    /** For her child, or another person whose guardian she is. */
    GUARDIAN,
    /** For somebody who asked her to. */
    AGENT,
    /** For a relative. */
    CLOSE_RELATIVE
}
