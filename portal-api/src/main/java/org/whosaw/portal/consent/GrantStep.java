package org.whosaw.portal.consent;

import org.whosaw.portal.kernel.Coded;

/** What happens to a grant. Stored by code in its history. */
public enum GrantStep implements Coded {
    /** She allowed it. */
    GIVEN,
    /** A system asked and was permitted, the one time. */
    USED,
    /** She chose anew for the same recipient and purpose. */
    REPLACED,
    /** She left the hospital. */
    DISCHARGED,
    /** Its day has come. */
    RAN_OUT,
    /** She stopped it. */
    REVOKED,
    /** A death, stillbirth or loss stopped it. */
    LOST,
    /** A notice was published that covers more. */
    NOTICE_WIDENED,
    /** The recipient's contract is over. */
    CONTRACT_ENDED
}
