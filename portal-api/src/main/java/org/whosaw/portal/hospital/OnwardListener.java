package org.whosaw.portal.hospital;

import java.util.Set;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.store.Tx;

/** Hears that recipients pass data on to somebody new, in the transaction that says so. */
@FunctionalInterface
public interface OnwardListener {
    /**
     * Hears who gives to somebody new.
     *
     * @param givers their codes
     */
    void passesOn(Tx tx, HospitalId hospital, Set<String> givers);
}
