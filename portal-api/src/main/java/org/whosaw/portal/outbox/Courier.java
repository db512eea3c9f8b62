package org.whosaw.portal.outbox;

/** Carries envelopes of one channel to the outside. Called outside any transaction. */
public interface Courier {
    /** Returns the channel it serves. */
    String channel();

    /**
     * Hands one envelope over; when it returns, the other side has taken it.
     *
     * @param id the envelope's id, the same on every attempt, so that the other side can tell a
     *     repetition
     * @throws CourierException when it was not taken
     */
    void deliver(long id, Envelope envelope) throws CourierException;
}
