package org.whosaw.portal.ingest.syslog;

import static org.whosaw.portal.ingest.atna.AtnaFixture.aMessage;
import static org.whosaw.portal.ingest.atna.AtnaFixture.patient;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.whosaw.portal.access.AccessFixture;
import org.whosaw.portal.crypto.Cursors;
import org.whosaw.portal.disclosure.DisclosureFeature;
import org.whosaw.portal.hospital.ProtectionSettings;
import org.whosaw.portal.ingest.atna.rest.AtnaIntake;
import org.whosaw.portal.ingest.atna.rest.AtnaSettings;
import org.whosaw.portal.ingest.refusal.Refusals;
import org.whosaw.portal.ledger.TestSalts;
import org.whosaw.portal.store.Database;

/** A hospital that hears syslog, and what it then knows. */
final class SyslogHouse {
    final AccessFixture house;
    private final Database database;
    private final AtnaIntake intake;
    private final Refusals refusals;

    SyslogHouse(Database database) {
        this.database = database;
        this.house = new AccessFixture(database);
        DisclosureFeature disclosure =
                new DisclosureFeature(
                        database,
                        house.house.sealer,
                        house.house.pseudonymizer,
                        new Cursors(house.house.pseudonymizer),
                        house.house.ids,
                        house.house.clock,
                        house.hospital,
                        ProtectionSettings.defaults(),
                        TestSalts.ledger(house.house.ids));
        refusals = new Refusals(database, house.hospital.lookup(), house.house.clock);
        intake =
                new AtnaIntake(
                        AtnaSettings.defaults(),
                        house.hospital,
                        unused -> Optional.empty(),
                        house.access.recorder(),
                        disclosure.recorder(),
                        refusals);
    }

    SyslogListeners listeners(SyslogSettings settings) {
        return new SyslogListeners(
                settings,
                intake,
                code -> code.equals("H1") ? Optional.of(house.house.hospital) : Optional.empty());
    }

    /** Returns one look of its own, behind a header that numbers it. */
    static String look(int number) {
        String xml =
                aMessage()
                        .at(
                                String.format(
                                        "2026-01-02T08:%02d:%02d.%03d+08:00",
                                        number / 60_000 % 60, number / 1_000 % 60, number % 1_000))
                        .about(patient("M0001"))
                        .xml();
        return "<85>1 2026-01-02T08:00:00Z host app - IHE+DICOM [meta sequenceId=\""
                + (number + 1)
                + "\"] \uFEFF"
                + xml;
    }

    static byte[] counted(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        byte[] count = (bytes.length + " ").getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[count.length + bytes.length];
        System.arraycopy(count, 0, frame, 0, count.length);
        System.arraycopy(bytes, 0, frame, count.length, bytes.length);
        return frame;
    }

    long stored() {
        return database.read(
                tx -> {
                    try (var statement = tx.connection().createStatement();
                            var rows =
                                    statement.executeQuery("SELECT count(*) FROM access_event")) {
                        rows.next();
                        return rows.getLong(1);
                    } catch (java.sql.SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    /** Returns what was refused: system, rule and number. */
    String refused() {
        long his = house.hospital.lookup().system(house.house.hospital, "HIS").orElseThrow().id();
        return refusals.since(house.house.hospital, LocalDate.EPOCH).stream()
                .map(
                        each ->
                                (each.systemId() == null
                                                ? "-"
                                                : each.systemId() == his ? "HIS" : "US")
                                        + " "
                                        + each.rule()
                                        + " "
                                        + each.refused())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** Waits until a number is reached; gives up after a while. */
    static void until(LongSupplier number, long wanted) throws InterruptedException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (number.getAsLong() < wanted && System.nanoTime() < end) {
            Thread.sleep(10);
        }
    }

    /** Waits until what was refused is this; gives up after a while. */
    void untilRefused(String wanted) throws IOException, InterruptedException {
        until(() -> refused().equals(wanted) ? 1 : 0, 1);
    }
}
