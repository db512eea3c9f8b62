package org.whosaw.portal.authority.channel;

import org.whosaw.portal.complaint.HandoverWay;
import org.whosaw.portal.outbox.CourierException;

/** Hands packages over by one way. Called outside any transaction. */
public interface PackageCourier {
    /** Returns the way it serves. */
    HandoverWay way();

    /**
     * Hands one over; when it returns, the other side has it. A package that the other side has
     * already is handed over.
     *
     * @throws CourierException when it was not taken
     */
    void deliver(Parcel parcel) throws CourierException;
}
