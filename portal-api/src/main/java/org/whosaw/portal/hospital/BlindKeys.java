package org.whosaw.portal.hospital;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.kernel.HospitalId;

/** Makes the blind indexes of the directory, each in its own domain. Safe for threads. */
public final class BlindKeys {
    private static final String MISSING = "\u0000";

    private final Pseudonymizer pseudonymizer;

    public BlindKeys(Pseudonymizer pseudonymizer) {
        this.pseudonymizer = pseudonymizer;
    }

    /** Returns the key of a person's identifier in one hospital. */
    public byte[] subject(HospitalId hospital, SubjectKey key) {
        return pseudonymizer.index(
                "person.identifier", Long.toString(hospital.value()), key.system(), key.value());
    }

    /** Returns the key of a staff member in one hospital. */
    public byte[] staff(HospitalId hospital, String staffId) {
        return pseudonymizer.index("staff", Long.toString(hospital.value()), staffId);
    }

    /** Returns the key of an account in one system. */
    public byte[] account(HospitalId hospital, String system, String account) {
        return pseudonymizer.index("account", Long.toString(hospital.value()), system, account);
    }

    /** Returns the key of an encounter in one hospital. */
    public byte[] encounter(HospitalId hospital, String encounterId) {
        return pseudonymizer.index("encounter", Long.toString(hospital.value()), encounterId);
    }

    /** Returns the key of a care fact in one hospital. */
    public byte[] careFact(HospitalId hospital, String factId) {
        return pseudonymizer.index("care-fact", Long.toString(hospital.value()), factId);
    }

    /** Returns the key of a phone number, the same in every hospital. */
    public byte[] phone(String number) {
        return pseudonymizer.index("phone", number);
    }

    /** Returns the key of an id number, the same in every hospital. */
    public byte[] idNumber(String number) {
        return pseudonymizer.index("id-number", number);
    }

    /**
     * Returns a keyed digest of an entry, by which an upsert sees whether anything changed. Keyed,
     * for a plain digest of a phone number can be guessed.
     */
    public byte[] content(@Nullable Object... parts) {
        String[] texts = new String[parts.length];
        for (int i = 0; i < parts.length; i++) {
            Object part = parts[i];
            texts[i] = part == null ? MISSING : part.toString();
        }
        return pseudonymizer.index("directory.content", texts);
    }
}
