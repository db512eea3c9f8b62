package org.whosaw.portal.disclosure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.store.Tx;

/** Hears which provisions arrived, in the transaction that records them. */
@FunctionalInterface
public interface ProvisionArrivals {
    /** Hears of the new ones of a batch. */
    void arrived(Tx tx, HospitalId hospital, List<Arrival> all);

    /**
     * A provision that arrived.
     *
     * @param sequence its running number at the source, of one count with the source's accesses
     * @param occurredAt in microseconds
     */
    record Arrival(
            long id,
            long systemId,
            @Nullable Long sequence,
            long occurredAt,
            long recordedAt,
            String sourceEventId) {
        @Override
        public String toString() {
            return "Arrival[" + id + "]";
        }
    }
}
