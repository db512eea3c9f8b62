package org.whosaw.portal.app.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.app.backup.Backup;
import org.whosaw.portal.app.backup.BackupError;
import org.whosaw.portal.app.backup.Restore;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.Commitment;
import org.whosaw.portal.ledger.LeafKind;
import org.whosaw.portal.retention.erasure.ErasureGround;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.DatabaseSettings;
import org.whosaw.portal.store.Tx;
import org.whosaw.portal.vault.VaultError;

/** What a backup and putting one back promise, on either engine. */
abstract class BackupContract {
    @TempDir Path folder;

    abstract DatabaseSettings fresh();

    private static long count(Database database, String table) {
        return database.read(
                tx -> {
                    try (var query = tx.connection().createStatement();
                            var row = query.executeQuery("SELECT COUNT(*) FROM " + table)) {
                        row.next();
                        return row.getLong(1);
                    } catch (java.sql.SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private void sign(QuestionHouse house, int id) {
        house.rooms
                .database()
                .write(
                        tx ->
                                house.rooms
                                        .ledger()
                                        .ledger()
                                        .append(
                                                tx,
                                                LeafKind.MANIFEST,
                                                id,
                                                new Commitment(new byte[Commitment.BYTES])));
        for (int i = 0; i < 5; i++) {
            house.rooms.ledger().sequencer().turn();
        }
    }

    @Test
    void backup_whileWriting_restoredProvenAndCounted() throws Exception {
        DatabaseSettings settings = fresh();
        Path keys = folder.resolve("keys");
        try (Database database = Database.open(settings)) {
            QuestionHouse house = new QuestionHouse(database);
            house.look("N1", Duration.ofHours(1), "M0001");
            sign(house, 1);
            AtomicBoolean stop = new AtomicBoolean();
            Thread writer =
                    new Thread(
                            () -> {
                                while (!stop.get()) {
                                    house.look("N1", Duration.ofMinutes(1), "M0001", "M0002");
                                }
                            });
            writer.start();
            Backup.Made made;
            try {
                made = backup(settings, house, keys);
            } finally {
                stop.set(true);
                writer.join();
            }
            assertThat(made.treeSize()).isPositive();
            assertThat(names(made.folder()))
                    .containsExactly("backup.json", "checkpoint", "data.bin.gz");

            restored(made, keys, house, 1);
            old(made, keys, house);
        }
    }

    private static Stream<String> list(Path folder) throws IOException {
        return Files.list(folder).map(each -> each.getFileName().toString()).sorted();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<String> names = list(folder)) {
            return names.toList();
        }
    }

    private static Backup.Made backup(DatabaseSettings settings, QuestionHouse house, Path keys) {
        return new Backup(
                        settings,
                        house.rooms.ledger().reader()::newest,
                        keys,
                        Duration.ofDays(30),
                        house.clock)
                .make(keys.resolveSibling("backups"));
    }

    private Restore restore(DatabaseSettings target, Path keys, QuestionHouse house) {
        return new Restore(target, keys, where -> opened(where, house), house.clock);
    }

    private static Rooms opened(DatabaseSettings where, QuestionHouse house) {
        return new Rooms(
                new PortalConfiguration(), Database.open(where), house.keys, house.clock, true);
    }

    private void restored(Backup.Made made, Path keys, QuestionHouse house, long outside) {
        DatabaseSettings target = empty();
        Restore.Done done =
                restore(target, keys, house)
                        .run(new Restore.Asked(made.folder(), null, outside, null));
        assertThat(done.rows()).isEqualTo(made.rows());
        try (Rooms rooms =
                new Rooms(
                        new PortalConfiguration(),
                        Database.open(target),
                        house.keys,
                        house.clock,
                        true)) {
            Map<String, Long> both = new TreeMap<>();
            both.put("events", count(rooms.database(), "access_event"));
            assertThat(count(rooms.database(), "access_subject"))
                    .as("of one moment: each look with all its lines")
                    .isEqualTo(2 * both.get("events") - 1);
            assertThat(rooms.access().timeline().list(reading(house)).items()).isNotEmpty();
            assertThat(
                            rooms.hospital()
                                    .persons()
                                    .byMrn(house.hospital, "M0001")
                                    .orElseThrow()
                                    .name())
                    .isEqualTo("王一");
        }
    }

    private static AccessReading reading(QuestionHouse house) {
        return AccessReading.of(house.anna.accountId(), house.anna.subjects());
    }

    /** An older one is refused; with a reason it is put back, and the reason is kept. */
    private void old(Backup.Made made, Path keys, QuestionHouse house) {
        DatabaseSettings target = empty();
        long newer = made.treeSize() + 1;
        assertThatThrownBy(
                        () ->
                                restore(target, keys, house)
                                        .run(new Restore.Asked(made.folder(), null, newer, null)))
                .isInstanceOf(BackupError.class)
                .hasMessageContaining("--although-older");
        restore(target, keys, house)
                .run(new Restore.Asked(made.folder(), null, newer, "the disk is lost"));
        try (Rooms rooms = opened(target, house)) {
            assertThat(count(rooms.database(), "restore_note")).isEqualTo(1);
            house.clock.advance(Duration.ofMinutes(5)); // the other node lets go
            while (rooms.ledger().sequencer().turn()) {
                continue;
            }
            assertThat(unwatched(rooms)).containsExactly("ROW_GONE manifest"); // this test's own
        }
        try (Database byHand = Database.open(target)) {
            byHand.write(tx -> execute(tx, "UPDATE restore_note SET reason = 'none'"));
        }
        try (Rooms rooms = opened(target, house)) {
            assertThat(unwatched(rooms)).contains("ROW_CHANGED restore_note");
        }
        assertThatThrownBy(
                        () ->
                                restore(target, keys, house)
                                        .run(new Restore.Asked(made.folder(), null, 0, null)))
                .as("something is there")
                .isInstanceOf(BackupError.class);
    }

    /** Returns what is found of the rows of restoring. */
    private static List<String> unwatched(Rooms rooms) {
        return rooms.ledger().audit(rooms.provable()).check(null, size -> {}).findings().stream()
                .map(each -> each.kind() + " " + each.name().replaceAll(" .*", ""))
                .distinct()
                .toList();
    }

    private static void execute(Tx tx, String sql) {
        try (Statement statement = tx.connection().createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void backup_damagedOrKeysInside_refused() throws Exception {
        DatabaseSettings settings = fresh();
        Path keys = folder.resolve("keys");
        try (Database database = Database.open(settings)) {
            QuestionHouse house = new QuestionHouse(database);
            house.look("N1", Duration.ofHours(1), "M0001");
            sign(house, 1);
            Backup.Made made = backup(settings, house, keys);
            Path data = made.folder().resolve("data.bin.gz");
            byte[] bytes = Files.readAllBytes(data);
            bytes[bytes.length / 2] ^= 1;
            Files.write(data, bytes);
            DatabaseSettings target = empty();
            assertThatThrownBy(
                            () ->
                                    restore(target, keys, house)
                                            .run(new Restore.Asked(made.folder(), null, 0, null)))
                    .isInstanceOf(BackupError.class);
            bytes[bytes.length / 2] ^= 1;
            Files.write(data, bytes);
            assertThat(
                            restore(target, keys, house)
                                    .run(new Restore.Asked(made.folder(), null, 0, null))
                                    .rows())
                    .as("what failed left nothing in the way")
                    .isPositive();
            assertThatThrownBy(
                            () ->
                                    new Backup(
                                                    settings,
                                                    house.rooms.ledger().reader()::newest,
                                                    folder.resolve("b/keys"),
                                                    Duration.ofDays(30),
                                                    house.clock)
                                            .make(folder.resolve("b")))
                    .isInstanceOf(BackupError.class);
            house.clock.advance(Duration.ofDays(31));
            assertThat(backup(settings, house, keys).destroyed()).isEqualTo(1);
            assertThat(names(keys)).hasSize(1);
        }
    }

    @Test
    void backup_ofBeforeAnErasure_withTheKeysOfAfter_tellsNothingOfHer() throws IOException {
        DatabaseSettings settings = fresh();
        Path keys = folder.resolve("keys");
        DatabaseSettings target = empty();
        try (Database database = Database.open(settings)) {
            QuestionHouse house = new QuestionHouse(database);
            house.look("N1", Duration.ofHours(1), "M0001");
            sign(house, 1);
            Backup.Made before = backup(settings, house, keys);
            PersonId she = house.person("M0001");
            StaffPrincipal officer = house.desk(StaffRole.PRIVACY_OFFICER);
            house.rooms.erasure().erase(officer, she, ErasureGround.ASKED);
            house.clock.advance(Duration.ofDays(1));
            backup(settings, house, keys);

            restore(target, keys, house).run(new Restore.Asked(before.folder(), null, 0, null));
            try (Rooms rooms =
                    new Rooms(
                            new PortalConfiguration(),
                            Database.open(target),
                            house.keys,
                            house.clock,
                            true)) {
                assertThat(rooms.vault().keys().find(she)).isEmpty();
                assertThatThrownBy(() -> rooms.hospital().persons().byMrn(house.hospital, "M0001"))
                        .isInstanceOfSatisfying(
                                PortalException.class,
                                e -> assertThat(e.errorCode()).isEqualTo(VaultError.ERASED));
                assertThat(
                                rooms.hospital()
                                        .persons()
                                        .byMrn(house.hospital, "M0002")
                                        .orElseThrow()
                                        .name())
                        .isEqualTo("王二");
                assertThat(rooms.ledger().audit().check(null, size -> {}).findings()).isEmpty();
            }
        }
        if (target.url().startsWith("jdbc:sqlite:")) {
            byte[] all =
                    Files.readAllBytes(Path.of(target.url().substring("jdbc:sqlite:".length())));
            String raw = new String(all, StandardCharsets.ISO_8859_1);
            for (String hers : List.of("王一", "15400000001", "M0001")) {
                byte[] bytes = hers.getBytes(StandardCharsets.UTF_8);
                assertThat(raw.contains(new String(bytes, StandardCharsets.ISO_8859_1))).isFalse();
            }
        }
    }

    /** Returns an empty place; a SQLite file must not be there at all. */
    DatabaseSettings empty() {
        return DatabaseSettings.sqlite(folder.resolve("restored" + System.nanoTime() + ".db"));
    }
}
