package org.whosaw.portal.consent.register;

import org.whosaw.portal.kernel.Coded;

/** What a recipient is to the hospital (PIPL 20, 21, 23). Stored by code. */
public enum UseRole implements Coded {
    ENTRUSTED,
    INDEPENDENT,
    JOINT
}
