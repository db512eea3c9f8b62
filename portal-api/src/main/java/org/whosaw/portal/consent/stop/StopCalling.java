package org.whosaw.portal.consent.stop;

import java.util.Map;
import java.util.OptionalLong;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.store.Tx;

/** Promises in the caller's transaction to call a system or a recipient. */
@FunctionalInterface
public interface StopCalling {
    /** Calls nobody. */
    StopCalling NOBODY = (tx, hospital, system, code, kind, data) -> OptionalLong.empty();

    /**
     * Returns the delivery, or empty when the party gave no address to call.
     *
     * @param system whether {@code code} names a system; else a recipient
     */
    OptionalLong call(
            Tx tx,
            HospitalId hospital,
            boolean system,
            String code,
            String kind,
            Map<String, Object> data);
}
