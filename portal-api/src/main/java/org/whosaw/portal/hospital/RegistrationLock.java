package org.whosaw.portal.hospital;

import org.whosaw.portal.kernel.HospitalId;

/**
 * Names the lock under which a hospital's persons are registered, and under which whoever lets
 * something wait for a person looks once more whether she is there. One a hospital, so that two
 * batches can not wait for each other.
 */
public final class RegistrationLock {
    private static final long REGISTRATION = 0x7265_6769_7374_6572L;

    private RegistrationLock() {}

    /** Returns a hospital's lock, for {@code Tx.lock}. */
    public static long of(HospitalId hospital) {
        return hospital.value() ^ REGISTRATION;
    }
}
