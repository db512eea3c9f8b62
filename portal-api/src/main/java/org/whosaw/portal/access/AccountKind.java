package org.whosaw.portal.access;

import org.whosaw.portal.kernel.Coded;

/** Says whose an account is. An account is not a person. Stored by ordinal: append only. */
public enum AccountKind implements Coded {
    PERSONAL,
    SHARED_ACCOUNT,
    SYSTEM,
    UNKNOWN
}
