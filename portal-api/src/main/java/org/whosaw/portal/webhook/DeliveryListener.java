package org.whosaw.portal.webhook;

import java.util.List;
import org.whosaw.portal.store.Tx;

/** Hears in the transaction that settles them which deliveries were taken. */
@FunctionalInterface
public interface DeliveryListener {
    /** Hears that the other side has taken these. */
    void taken(Tx tx, List<Long> deliveryIds);
}
