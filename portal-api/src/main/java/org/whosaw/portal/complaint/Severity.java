package org.whosaw.portal.complaint;

import org.whosaw.portal.kernel.Coded;

/** Says what makes a complaint weigh more, as far as she knows; stored by code. */
public enum Severity implements Coded {
    ORDINARY,
    /** Money was paid for data, as far as she knows. */
    MONEY,
    /** It touches many persons. */
    MANY,
    /** Somebody threatens, blackmails or follows her: people first, papers later. */
    DANGER
}
