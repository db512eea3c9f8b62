package org.whosaw.portal.consent.stop;

import org.whosaw.portal.kernel.Coded;

/** What is told of a person and a recipient. Stored by code. */
public enum StopKind implements Coded {
    /** She, or a loss, stopped it: who has something owes its word. */
    STOPPED,
    /**
     * It ended by itself: a day came, a stay or a contract is over, a notice was widened. Nothing
     * new may be given; what was given goes by its own term.
     */
    ENDED,
    /** She has allowed it again, and who was told that it stopped learns of it. */
    GIVEN;

    /** Returns the type of the call that tells it. */
    String event() {
        return "consent." + code();
    }
}
