package org.whosaw.portal.hospital.counter;

import java.time.Instant;
import java.util.Set;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;

/** Puts what the counter opened on the person's own record, where she sees it. */
@FunctionalInterface
public interface CounterLooks {
    /** Returns when the look is durable. */
    void record(Look look);

    /**
     * One look from the counter.
     *
     * @param sourceId unique among the counter's looks
     * @param printed whether it went on paper
     */
    record Look(
            String sourceId,
            HospitalId hospital,
            String mrn,
            String login,
            Instant at,
            boolean printed,
            Set<Element> shown) {
        @Override
        public String toString() {
            return "Look[" + sourceId + "]";
        }
    }
}
