package org.whosaw.portal.consent.register;

import org.whosaw.portal.kernel.Coded;

/** What happens to an approved use. */
public enum UseStep implements Coded {
    /** The hospital wrote the row. */
    WRITTEN,
    /** The row grew past its notice, or its recipient passes on to somebody new. */
    OUTGREW_NOTICE,
    /** Nothing is missing any more, and the hospital lets it be permitted. */
    ACTIVATED,
    /** The hospital stopped it for now. */
    SUSPENDED,
    /** Its contract came to its end. */
    CONTRACT_ENDED
}
