package org.whosaw.portal.hospital;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import java.util.List;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.hospital.care.CareFactBook;
import org.whosaw.portal.hospital.care.CareFactRegistry;
import org.whosaw.portal.hospital.guardian.GuardianRegistry;
import org.whosaw.portal.identity.PersonLookup;
import org.whosaw.portal.identity.guardian.Guardians;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.text.Texts;
import org.whosaw.portal.vault.Vault;

/** Builds the hospital room. */
public final class HospitalFeature {
    private final Database database;
    private final BlindKeys keys;
    private final HospitalRegistry hospitals;
    private final DirectoryLookup lookup;
    private final HospitalDirectory directory;
    private final PersonDirectory persons;
    private final PatientRegistry patients;
    private final CareFactRegistry careFacts;
    private final CareFactBook facts = new CareFactBook();
    private final PersonContacts contacts;

    /**
     * Builds the room.
     *
     * @param listeners who hears of new identifiers, so that what waited for them joins
     * @param newborns who hears of a newborn and its mother
     */
    public HospitalFeature(
            Database database,
            Vault vault,
            Pseudonymizer pseudonymizer,
            IdSource ids,
            Clock clock,
            boolean demo,
            List<RegistrationListener> listeners,
            NewbornListener newborns) {
        this.database = database;
        keys = new BlindKeys(pseudonymizer);
        hospitals = new HospitalRegistry(database, ids, clock);
        lookup = new DirectoryLookup(database, vault, keys);
        directory = new HospitalDirectory(database, vault, keys, lookup, ids, clock);
        persons = new PersonDirectory(database, vault, keys);
        careFacts = new CareFactRegistry(database, keys, ids, clock);
        contacts = new PersonContacts(listeners);
        patients =
                new PatientRegistry(
                        database,
                        vault.keys(),
                        keys,
                        ids,
                        clock,
                        demo,
                        listeners,
                        newborns,
                        careFacts);
    }

    /** Registers the directory, the account's own page, and the filter that tags answers. */
    public void install(
            Environment environment,
            Pseudonymizer pseudonymizer,
            Guardians guardians,
            Texts texts,
            Clock clock) {
        JerseyEnvironment jersey = environment.jersey();
        ObjectMapper mapper = environment.getObjectMapper();
        GuardianRegistry links = new GuardianRegistry(database, persons, guardians, clock);
        jersey.register(
                new DirectoryResource(directory, patients, careFacts, links, texts, mapper));
        jersey.register(new MeResource(persons, hospitals, clock));
        jersey.register(new TagFilter(mapper, pseudonymizer));
    }

    /** Returns the hospitals that are served. */
    public HospitalRegistry hospitals() {
        return hospitals;
    }

    /** Returns what upserts systems, terminals, staff, accounts and recipients. */
    public HospitalDirectory directory() {
        return directory;
    }

    /** Returns what reads them. */
    public DirectoryLookup lookup() {
        return lookup;
    }

    /** Returns what registers persons and encounters. */
    public PatientRegistry patients() {
        return patients;
    }

    /** Returns what keeps care facts. */
    public CareFactRegistry careFacts() {
        return careFacts;
    }

    /** Returns what reads them. */
    public CareFactBook facts() {
        return facts;
    }

    /** Returns what finds persons. */
    public PersonDirectory persons() {
        return persons;
    }

    /** Returns what knows persons by phone and name. */
    public PersonContacts contacts() {
        return contacts;
    }

    /** Returns the blind indexes of the directory. */
    public BlindKeys keys() {
        return keys;
    }

    /** Returns what sign-in asks of persons. */
    public PersonLookup personLookup() {
        return new RegisteredPersons(persons, hospitals);
    }
}
