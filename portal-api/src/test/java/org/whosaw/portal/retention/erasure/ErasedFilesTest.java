package org.whosaw.portal.retention.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Engines;

/** After an erasure nothing of the person lies in the files: rows, free pages, log. */
class ErasedFilesTest {
    private static final int PERSONS = 1_500;

    @TempDir Path folder;

    @Test
    void erase_planted_noByteOfHerIsLeft() throws IOException {
        try (Database database = Database.open(Engines.freshSqlite(folder))) {
            Rooms rooms =
                    new Rooms(
                            new PortalConfiguration(),
                            database,
                            Keyring.generate(new RandomSource(), true),
                            Clock.systemUTC(),
                            true);
            HospitalId hospital = rooms.hospital().hospitals().add("H", "医院", null, null, null);
            List<PersonId> persons = register(rooms, hospital);
            StaffPrincipal officer =
                    new StaffPrincipal(5, 6, hospital, Set.of(StaffRole.PRIVACY_OFFICER));
            List<byte[]> planted = new ArrayList<>();
            for (int i = 0; i < PERSONS; i += 300) {
                planted.addAll(ofPerson(database, persons.get(i)));
                planted.add(("王小" + i + "号").getBytes(StandardCharsets.UTF_8));
            }
            assertThat(found(planted)).isNotEmpty();

            for (int i = 0; i < PERSONS; i += 300) {
                rooms.erasure().erase(officer, persons.get(i), ErasureGround.ASKED);
            }

            assertThat(found(planted)).isEmpty();
        }
    }

    /** Registers in an order in which pages split, as keys made late do. */
    private static List<PersonId> register(Rooms rooms, HospitalId hospital) {
        List<PatientEntry> entries = new ArrayList<>();
        for (int i = 0; i < PERSONS; i++) {
            entries.add(HospitalFixture.aPatient("M" + i, "王小" + i + "号", "15400000000"));
        }
        List<PersonId> persons =
                rooms.hospital().patients().putPatients(hospital, entries).stream()
                        .map(each -> each.subject())
                        .toList();
        List<PersonId> strangers = new ArrayList<>();
        for (PersonId each : persons) {
            strangers.add(new PersonId(each.value() - 1));
        }
        Collections.shuffle(strangers, new Random(7));
        strangers.forEach(each -> rooms.vault().keys().prepare(each));
        return persons;
    }

    private static List<byte[]> ofPerson(Database database, PersonId person) {
        return database.read(
                tx -> {
                    List<byte[]> all = new ArrayList<>();
                    try (Statement statement = tx.connection().createStatement();
                            ResultSet row =
                                    statement.executeQuery(
                                            "SELECT p.name, p.phone, p.mrn, k.wrapped FROM person p"
                                                    + " JOIN data_key k ON k.owner_id = p.id"
                                                    + " WHERE p.id = "
                                                    + person.value())) {
                        while (row.next()) {
                            for (int i = 1; i <= 4; i++) {
                                all.add(row.getBytes(i));
                            }
                        }
                        return all;
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private List<String> found(List<byte[]> planted) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (int i = 0; i < planted.size(); i++) {
                    String each = new String(planted.get(i), StandardCharsets.ISO_8859_1);
                    if (bytes.contains(each)) {
                        found.add(file.getFileName() + " holds value " + i);
                    }
                }
            }
        }
        return found;
    }
}
