package org.whosaw.portal.consent.register;

import java.time.Instant;
import org.whosaw.portal.store.Tx;

/** Hears that a use changed so that consent by it no longer covers, in the same transaction. */
public interface NoticeListener {
    /** A notice was published that covers more than the one before. */
    void widened(Tx tx, RecipientUse use, NoticeVersion notice, Instant at);

    /** The contract of a use is over. */
    void contractEnded(Tx tx, RecipientUse use, Instant at);
}
