package org.whosaw.portal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.app.FilingProcess.Point;
import org.whosaw.portal.authority.channel.FolderCourier;
import org.whosaw.portal.authority.channel.Office;
import org.whosaw.portal.authority.channel.PackageWorker;
import org.whosaw.portal.complaint.course.ComplaintState;
import org.whosaw.portal.crypto.CodeKeys;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.DatabaseSettings;
import org.whosaw.portal.store.Engines;

/**
 * Kills nodes between filing and delivery, at each point, in processes of their own: what was
 * promised arrives once, by the number of its package, and nothing else does.
 */
class FilingKilledTest {
    /** Leases have run out, and what was made and never filed is swept. */
    private static final Duration LATER = Duration.ofHours(30);

    @TempDir Path folder;

    @Test
    void kill_atEachPointFromFilingToDelivery_eachFiledOneArrivesOnce() throws Exception {
        DatabaseSettings settings = Engines.freshSqlite(folder);
        Keyring keyring = Keyring.generate(new RandomSource(), false);
        keyring.write(folder.resolve("keys"));
        try (Rooms rooms = rooms(settings, keyring, Clock.systemUTC())) {
            rooms.authorities().book().importEntries(Office.file("folder", 500));
        }
        Map<String, String> promised = new TreeMap<>();
        for (Point point : Point.values()) {
            promised.putAll(killed(settings, point));
        }
        assertThat(promised).as("one at each point but the first").hasSize(4);
        Clock later = Clock.offset(Clock.systemUTC(), LATER);
        try (Rooms rooms = rooms(settings, keyring, later)) {
            deliver(rooms);
            assertThat(arrived()).containsExactlyInAnyOrderElementsOf(promised.keySet());
            Handover handover =
                    new Handover(rooms.complaints().desk(), rooms.authorities().courier());
            CodeKeys codes = new CodeKeys(keyring, new RandomSource());
            for (String token : promised.values()) {
                Handover.Standing standing = handover.standing(codes.ofToken(token).orElseThrow());
                assertThat(standing.tracked().body().state()).isEqualTo(ComplaintState.SENT);
                assertThat(standing.tracked().intact()).isTrue();
            }
            assertThat(count(rooms, "authority_package")).isEqualTo(4);
            assertThat(count(rooms, "authority_package_piece")).as("wiped and swept").isZero();
            deliver(rooms);
            assertThat(arrived()).hasSize(4);
        }
    }

    private static Rooms rooms(DatabaseSettings settings, Keyring keyring, Clock clock) {
        return new Rooms(new PortalConfiguration(), Database.open(settings), keyring, clock, true);
    }

    /** Returns what the node promised before it died: the package and what opens its complaint. */
    private Map<String, String> killed(DatabaseSettings settings, Point point) throws Exception {
        Path said = folder.resolve(point + ".out");
        Process node =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                FilingProcess.class.getName(),
                                settings.url(),
                                settings.user(),
                                folder.resolve("keys").toString(),
                                folder.resolve("out").toString(),
                                point.name())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        assertThat(node.waitFor(60, TimeUnit.SECONDS)).as(point.name()).isTrue();
        String told = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(node.exitValue()).as("killed at %s: %s", point, told).isEqualTo(137);
        Map<String, String> promised = new TreeMap<>();
        told.lines()
                .filter(line -> line.startsWith("FILED "))
                .map(line -> line.split(" "))
                .forEach(parts -> promised.put(parts[1], parts[2]));
        return promised;
    }

    private void deliver(Rooms rooms) throws InterruptedException {
        PackageWorker worker =
                new PackageWorker(
                        rooms.authorities().outbox(),
                        List.of(new FolderCourier(folder.resolve("out"))));
        worker.start();
        for (int i = 0; i < 500 && rooms.authorities().outbox().load().waiting() > 0; i++) {
            Thread.sleep(20);
        }
        worker.stop();
    }

    private List<String> arrived() throws Exception {
        List<String> names = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder.resolve("out").resolve("office"))) {
            all.map(each -> each.getFileName().toString())
                    .filter(each -> !each.startsWith("."))
                    .forEach(each -> names.add(each.replace(".zip.p7m", "")));
        }
        return names;
    }

    private static long count(Rooms rooms, String table) {
        return rooms.database()
                .read(
                        tx -> {
                            try (Statement query = tx.connection().createStatement();
                                    ResultSet row =
                                            query.executeQuery("SELECT count(*) FROM " + table)) {
                                row.next();
                                return row.getLong(1);
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
    }
}
