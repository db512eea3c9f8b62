package org.whosaw.portal.consent.register;

import org.whosaw.portal.kernel.Coded;

/** Where an approved use stands. Stored by code. */
public enum UseState implements Coded {
    /** Being prepared, or widened and not yet told anew: nothing is permitted by it. */
    DRAFT,
    ACTIVE,
    /** Stopped for now by the hospital. */
    SUSPENDED,
    /** Its contract is over. */
    ENDED
}
