package org.whosaw.portal.hospital;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.hospital.Directory.IdentifierEntry;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.care.CareFactRegistry;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.vault.Vault;

/** The hospital room over one database, with one hospital, for tests of this room and others. */
public final class HospitalFixture {
    public static final Instant NOW = Instant.parse("2026-11-22T02:05:00Z");

    public final Database database;
    public final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    public final Keyring keyring;
    public final Vault vault;
    public final Sealer sealer;
    public final Pseudonymizer pseudonymizer;
    public final BlindKeys keys;
    public final IdSource ids;
    public final HospitalRegistry hospitals;
    public final DirectoryLookup lookup;
    public final HospitalDirectory directory;
    public final PersonDirectory persons;
    public final PatientRegistry registry;
    public final HospitalId hospital;
    public final List<String> links = new ArrayList<>();

    public HospitalFixture(Database database, List<RegistrationListener> listeners) {
        RandomSource random = new RandomSource();
        this.database = database;
        keyring = Keyring.generate(random, true);
        vault = new Vault(database, keyring, random, clock);
        sealer = vault.house();
        pseudonymizer = new Pseudonymizer(keyring);
        keys = new BlindKeys(pseudonymizer);
        AtomicLong next = new AtomicLong(1_000_000_000_000L);
        ids = next::incrementAndGet;
        hospitals = new HospitalRegistry(database, ids, clock);
        lookup = new DirectoryLookup(database, vault, keys);
        directory = new HospitalDirectory(database, vault, keys, lookup, ids, clock);
        persons = new PersonDirectory(database, vault, keys);
        registry =
                new PatientRegistry(
                        database,
                        vault.keys(),
                        keys,
                        ids,
                        clock,
                        true,
                        listeners,
                        (tx, newborn, mother, since) ->
                                links.add(newborn.value() + " of " + mother.value()),
                        new CareFactRegistry(database, keys, ids, clock));
        hospital = hospitals.add("H1", "市妇幼演示医院", null, "信息科", "000-1000");
    }

    /** Registers a patient with nothing but an MRN and a name. */
    public PersonId patient(String mrn, String name) {
        return registry.putPatients(hospital, List.of(aPatient(mrn, name, null))).get(0).subject();
    }

    public static PatientEntry aPatient(String mrn, String name, String phone) {
        return new PatientEntry(mrn, null, name, null, phone, null, null, null, null, List.of());
    }

    public static PatientEntry aNewborn(String mrn, String name, String mother) {
        return new PatientEntry(mrn, null, name, null, null, null, null, mother, null, List.of());
    }

    public static PatientEntry withIdentifier(
            String mrn, String name, String system, String value) {
        return new PatientEntry(
                mrn,
                null,
                name,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(new IdentifierEntry(system, value)));
    }
}
