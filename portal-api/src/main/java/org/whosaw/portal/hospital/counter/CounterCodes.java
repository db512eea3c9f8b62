package org.whosaw.portal.hospital.counter;

import java.time.Instant;
import org.whosaw.portal.crypto.Secret;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;

/** Makes the codes that the counter hands out. */
public interface CounterCodes {
    /** Makes a binding code for the phone on record; earlier unused ones end. */
    Code forPhoneOnRecord(HospitalId hospital, PersonId person, String issuedBy);

    /** Makes a binding code for another phone; earlier unused ones end. */
    Code forPhone(HospitalId hospital, PersonId person, PhoneNumber phone, String issuedBy);

    /** Makes a code that opens specially protected entries once. */
    Secret<String> forSecondFactor(PersonId person, String issuedBy);

    /** A binding code, shown once. */
    record Code(Secret<String> text, Instant expiresAt) {}
}
