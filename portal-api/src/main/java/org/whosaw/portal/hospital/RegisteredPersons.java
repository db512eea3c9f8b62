package org.whosaw.portal.hospital;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.whosaw.portal.identity.PersonLookup;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;

/** Answers what sign-in asks of persons, from the directory. */
public final class RegisteredPersons implements PersonLookup {
    private final PersonDirectory persons;
    private final HospitalRegistry hospitals;

    public RegisteredPersons(PersonDirectory persons, HospitalRegistry hospitals) {
        this.persons = persons;
        this.hospitals = hospitals;
    }

    @Override
    public Optional<PersonId> byMrn(HospitalId hospital, String mrn) {
        return persons.byMrn(hospital, mrn).map(PersonCard::id);
    }

    @Override
    public List<PersonFacts> facts(Collection<PersonId> all) {
        return all.stream().flatMap(person -> persons.facts(person).stream()).toList();
    }

    @Override
    public Optional<PhoneNumber> phoneOnRecord(PersonId person) {
        return persons.phoneOnRecord(person).flatMap(PhoneNumber::parse);
    }

    @Override
    public List<PersonName> names(Collection<PersonId> all) {
        return persons.find(all).stream()
                .map(card -> new PersonName(card.id(), card.maskedName(), hospitalName(card)))
                .toList();
    }

    private String hospitalName(PersonCard card) {
        return hospitals.find(card.hospital()).map(HospitalRegistry.Hospital::name).orElse("");
    }

    @Override
    public boolean hasVisit(PersonId person, String visitNumber, LocalDate date) {
        return persons.hasVisit(person, visitNumber, date);
    }
}
