package org.whosaw.portal.identity;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;

/**
 * What identity must know of registered persons. Room {@code hospital} implements it; each call is
 * a reading of its own, so none is made inside a transaction block.
 */
public interface PersonLookup {
    /** Returns the person registered under a medical record number, or empty. */
    Optional<PersonId> byMrn(HospitalId hospital, String mrn);

    /** Returns the facts of those persons that exist, in no order. */
    List<PersonFacts> facts(Collection<PersonId> persons);

    /** Returns the phone on record, opened, or empty when the hospital has none. */
    Optional<PhoneNumber> phoneOnRecord(PersonId person);

    /**
     * Returns masked names of those persons that exist, for a proven holder of the phone to choose.
     */
    List<PersonName> names(Collection<PersonId> persons);

    /**
     * Says whether {@code visitNumber} is an encounter of {@code person} that began, lasted or
     * ended on {@code date} (Asia/Shanghai).
     */
    boolean hasVisit(PersonId person, String visitNumber, LocalDate date);

    /**
     * What a sign-in asks of a person.
     *
     * @param phoneIndex blind index ({@link PhoneNumber#index}) of the phone on record, or null
     */
    record PersonFacts(PersonId person, HospitalId hospital, byte @Nullable [] phoneIndex) {
        @Override
        public String toString() {
            return "PersonFacts[" + person.code() + "]";
        }
    }

    /** A person's name with its middle hidden, for the phone may be her husband's. */
    record PersonName(PersonId person, String maskedName, String hospitalName) {
        @Override
        public String toString() {
            return "PersonName[" + person.code() + "]";
        }
    }
}
