package org.whosaw.portal.identity.room;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.identity.PersonLookup;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;

/** A hospital's register in memory, with a hook to change a phone. */
public final class FakePersons implements PersonLookup {
    public static final HospitalId HOSPITAL = new HospitalId(1);

    private final Map<PersonId, Entry> entries = new LinkedHashMap<>();
    private final Pseudonymizer pseudonymizer;

    public FakePersons(Pseudonymizer pseudonymizer) {
        this.pseudonymizer = pseudonymizer;
    }

    private record Entry(String mrn, String name, @Nullable PhoneNumber phone) {}

    /** Registers a person or changes her. */
    public PersonId put(long id, String mrn, String name, @Nullable String phone) {
        PersonId person = new PersonId(id);
        entries.put(
                person,
                new Entry(
                        mrn, name, phone == null ? null : PhoneNumber.parse(phone).orElseThrow()));
        return person;
    }

    @Override
    public Optional<PersonId> byMrn(HospitalId hospital, String mrn) {
        return entries.entrySet().stream()
                .filter(each -> hospital.equals(HOSPITAL) && each.getValue().mrn().equals(mrn))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public List<PersonFacts> facts(Collection<PersonId> persons) {
        return persons.stream().filter(entries::containsKey).map(this::facts).toList();
    }

    private PersonFacts facts(PersonId person) {
        PhoneNumber phone = entries.get(person).phone();
        return new PersonFacts(person, HOSPITAL, phone == null ? null : phone.index(pseudonymizer));
    }

    @Override
    public Optional<PhoneNumber> phoneOnRecord(PersonId person) {
        return Optional.ofNullable(entries.get(person)).map(Entry::phone);
    }

    @Override
    public List<PersonName> names(Collection<PersonId> persons) {
        return persons.stream()
                .filter(entries::containsKey)
                .map(
                        each ->
                                new PersonName(
                                        each, entries.get(each).name().charAt(0) + "*", "市妇幼演示医院"))
                .toList();
    }

    @Override
    public boolean hasVisit(PersonId person, String visitNumber, LocalDate date) {
        return visitNumber.equals("V" + person.value()) && date.equals(LocalDate.of(2026, 11, 20));
    }
}
