package org.whosaw.portal.request.rights;

import org.whosaw.portal.kernel.Coded;

/** As what somebody files. Stored by code. */
public enum Capacity implements Coded {
    /** About herself. */
    SELF,
    /** About a child whose guardian she is. */
    GUARDIAN,
    /** About somebody who died and to whom she was close (PIPL 49). */
    RELATIVE,
    /** For somebody who empowered her. */
    AGENT;

    /** Says whether papers show that she may. */
    public boolean needsProof() {
        return this == RELATIVE || this == AGENT;
    }
}
