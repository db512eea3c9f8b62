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
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Engines;

/**
 * On PostgreSQL what was sealed may lie in free space until it is written over; the key that opens
 * it is in no file of any table. (Its own log keeps old pages until it is recycled.)
 */
class ErasedFilesPostgresTest {
    @Test
    void erase_wrappedKey_isInNoTableFile() throws IOException {
        try (Database database = Database.open(Engines.shared().freshPostgres())) {
            Rooms rooms =
                    new Rooms(
                            new PortalConfiguration(),
                            database,
                            Keyring.generate(new RandomSource(), true),
                            Clock.systemUTC(),
                            true);
            HospitalId hospital = rooms.hospital().hospitals().add("H", "医院", null, null, null);
            PersonId she =
                    rooms.hospital()
                            .patients()
                            .putPatients(
                                    hospital,
                                    List.of(
                                            HospitalFixture.aPatient("M1", "王小一", "15400000000"),
                                            HospitalFixture.aPatient("M2", "王小二", "15400000001")))
                            .get(0)
                            .subject();
            String key =
                    text(
                            database,
                            "SELECT encode(wrapped, 'hex') FROM data_key WHERE owner_id = "
                                    + she.value());
            Path files = Path.of(text(database, "SHOW data_directory"), "base");
            Path tables =
                    files.resolve(
                            text(
                                    database,
                                    "SELECT oid FROM pg_database WHERE datname ="
                                            + " current_database()"));
            assertThat(holds(database, tables, key)).isTrue();

            rooms.erasure()
                    .erase(
                            new StaffPrincipal(5, 6, hospital, Set.of(StaffRole.PRIVACY_OFFICER)),
                            she,
                            ErasureGround.ASKED);

            assertThat(holds(database, tables, key)).isFalse();
        }
    }

    private static String text(Database database, String sql) {
        return database.read(
                tx -> {
                    try (Statement statement = tx.connection().createStatement();
                            ResultSet row = statement.executeQuery(sql)) {
                        row.next();
                        return row.getString(1);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    /** Says whether the bytes are in a file, once all pages are in their files. */
    private static boolean holds(Database database, Path folder, String hex) throws IOException {
        database.write(
                tx -> {
                    try (Statement statement = tx.connection().createStatement()) {
                        statement.execute("CHECKPOINT");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
        String sought = new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.exists(file)
                        && Files.readString(file, StandardCharsets.ISO_8859_1).contains(sought)) {
                    return true;
                }
            }
        }
        return false;
    }
}
