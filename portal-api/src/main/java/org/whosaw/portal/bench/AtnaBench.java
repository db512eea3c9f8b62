package org.whosaw.portal.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.whosaw.portal.bench.Bench.BenchPlace;
import org.whosaw.portal.hospital.HospitalFeature;

/**
 * Measures ATNA messages over mutual TLS from real sockets into durable storage, and then what is
 * lost when the listener is killed in mid-stream and sent everything again.
 */
public final class AtnaBench {
    private static final int PATIENTS = 500;
    private static final int SENDERS = 2;
    private static final int BAR = 2_000;
    private static final long PATIENCE = Duration.ofMinutes(5).toNanos();

    private final BenchPlace place;
    private final int messages;
    private final int rounds;
    private final Instant start;
    private final BenchReport report;
    private final BenchKeys keys;
    private final SSLContext client;
    private final int port = ServerChild.freePort();
    private int next;

    /**
     * @param messages how many each figure sends
     * @param rounds how often the speed is taken; the median is told
     */
    public AtnaBench(
            BenchPlace place, int messages, int rounds, Clock clock, Consumer<String> out) {
        this.place = place;
        this.messages = messages;
        this.rounds = rounds;
        this.start = clock.instant().minus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        this.report = new BenchReport(out);
        this.keys = BenchKeys.make(place.folder());
        this.client = keys.client();
    }

    /** Runs everything and prints the table; says whether every bar was reached. */
    public boolean run() throws SQLException, IOException {
        try (BenchHouse house = place.house().get()) {
            HospitalFeature hospital = house.hospital();
            new BenchWorld(PATIENTS, start, 1).register(hospital);
        }
        double[] speeds = new double[rounds];
        try (ServerChild child = server()) {
            report.progress("warming the server");
            speed();
            for (int i = 0; i < rounds; i++) {
                speeds[i] = speed();
                report.progress(Math.round(speeds[i]) + " messages/s");
            }
            report.add(Figure.of("resident memory of the server", child.residentMegabytes(), "MB"));
        }
        report.add(
                Figure.ratio(
                        "ATNA over mutual TLS, durable",
                        BenchReport.median(speeds),
                        "messages/s",
                        0,
                        BAR));
        kill();
        report.print();
        return report.figures().stream().allMatch(Figure::reached);
    }

    private ServerChild server() {
        return ServerChild.start(
                place.folder(),
                place.serverMain(),
                List.of("server"),
                "/",
                Map.of(
                        "PORTAL_SYSLOG_TLS_PORT", Integer.toString(port),
                        "PORTAL_SYSLOG_TLS_BIND", "127.0.0.1",
                        "PORTAL_SYSLOG_TLS_CERTIFICATE", keys.certificate().toString(),
                        "PORTAL_SYSLOG_TLS_KEY", keys.key().toString(),
                        "PORTAL_SYSLOG_TLS_CLIENTS", keys.certificate().toString(),
                        "PORTAL_SYSLOG_TLS_HOSPITAL", "BENCH",
                        "PORTAL_SYSLOG_TLS_SYSTEM", "S0"));
    }

    /** Sends over several connections at once and waits until all of it is on disk. */
    private double speed() throws SQLException {
        long before = stored();
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            int from = next;
            next += messages / SENDERS;
            byte[][] frames = frames(from, messages / SENDERS);
            senders.add(new Thread(() -> send(frames, new AtomicInteger()), "sender-" + i));
        }
        long begun = System.nanoTime();
        senders.forEach(Thread::start);
        long wanted = before + (long) messages / SENDERS * SENDERS;
        await(wanted, begun);
        return (wanted - before) / ((System.nanoTime() - begun) / 1e9);
    }

    private void await(long wanted, long begun) throws SQLException {
        try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + place.database())) {
            while (count(reader, "count(*)") < wanted) {
                if (System.nanoTime() - begun > PATIENCE) {
                    throw new IllegalStateException("not all messages were recorded");
                }
                pause(20);
            }
        }
    }

    /**
     * Kills the listener in mid-stream, counts what is gone, sends all of it again, counts twice.
     */
    private void kill() throws SQLException {
        long before = stored();
        int from = next;
        byte[][] frames = frames(from, messages);
        AtomicInteger handed = new AtomicInteger();
        try (ServerChild child = server()) {
            Thread sender = new Thread(() -> send(frames, handed), "sender");
            sender.start();
            while (handed.get() < messages / 2) {
                pause(1);
            }
            child.kill();
            join(sender);
        }
        long kept = stored() - before;
        int rest = messages - handed.get();
        report.add(Figure.of("killed in mid-stream: handed to TCP", handed.get(), "messages"));
        report.add(Figure.of("of them on disk", kept, "messages"));
        report.add(Figure.of("the loss window", handed.get() - kept, "messages"));
        try (ServerChild again = server()) {
            send(Arrays.copyOfRange(frames, handed.get(), messages), new AtomicInteger());
            await(before + kept + rest, System.nanoTime());
            long gaps = newest() - from - (stored() - before);
            report.add(Figure.of("numbers missing when the sender went on", gaps, "messages"));
            send(frames, new AtomicInteger());
            await(before + messages, System.nanoTime());
            pause(1_000);
        }
        long twice = stored() - before - messages;
        report.add(
                new Figure(
                        "recorded twice after all was sent again",
                        twice,
                        "messages",
                        0,
                        0.5,
                        true));
    }

    private void send(byte[][] frames, AtomicInteger handed) {
        try (Socket socket =
                client.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            for (byte[] each : frames) {
                out.write(each);
                handed.incrementAndGet();
            }
        } catch (IOException gone) {
            report.progress("the listener is gone after " + handed.get() + " messages");
        }
    }

    private byte[][] frames(int from, int number) {
        byte[][] frames = new byte[number][];
        for (int i = 0; i < number; i++) {
            byte[] message = message(from + i).getBytes(StandardCharsets.UTF_8);
            byte[] count = (message.length + " ").getBytes(StandardCharsets.US_ASCII);
            frames[i] = new byte[count.length + message.length];
            System.arraycopy(count, 0, frames[i], 0, count.length);
            System.arraycopy(message, 0, frames[i], count.length, message.length);
        }
        return frames;
    }

    /** Returns message {@code i}, as an archive of images writes it. */
    private String message(int i) {
        Instant at = start.plusMillis(i);
        String patient = BenchWorld.mrn(i % PATIENTS);
        return "<110>1 "
                + at
                + " pacs store 77 IHE+DICOM [meta sequenceId=\""
                + (i + 1)
                + "\"] \uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<AuditMessage>\n"
                + "  <EventIdentification EventActionCode=\"R\" EventDateTime=\""
                + at
                + "\" EventOutcomeIndicator=\"0\">\n    <EventID csd-code=\"110103\""
                + " codeSystemName=\"DCM\" originalText=\"DICOM Instances Accessed\"/>\n"
                + "  </EventIdentification>\n  <ActiveParticipant UserID=\"N"
                + i % 40
                + "\" UserName=\"演示\" UserIsRequestor=\"true\""
                + " NetworkAccessPointID=\"10.1.2.3\" NetworkAccessPointTypeCode=\"2\"/>\n"
                + "  <ActiveParticipant UserID=\"STORE\" UserIsRequestor=\"false\">\n"
                + "    <RoleIDCode csd-code=\"110153\" codeSystemName=\"DCM\""
                + " originalText=\"Source Role ID\"/>\n  </ActiveParticipant>\n"
                + "  <AuditSourceIdentification AuditEnterpriseSiteID=\"BENCH\""
                + " AuditSourceID=\"STORE\"/>\n  <ParticipantObjectIdentification"
                + " ParticipantObjectID=\"1.2.840.10008.1."
                + i
                + "\" ParticipantObjectTypeCode=\"2\" ParticipantObjectTypeCodeRole=\"3\">\n"
                + "    <ParticipantObjectIDTypeCode csd-code=\"110180\" codeSystemName=\"DCM\""
                + " originalText=\"Study Instance UID\"/>\n  </ParticipantObjectIdentification>\n"
                + "  <ParticipantObjectIdentification ParticipantObjectID=\""
                + patient
                + "^^^&amp;1.2.3.4&amp;ISO\" ParticipantObjectTypeCode=\"1\""
                + " ParticipantObjectTypeCodeRole=\"1\">\n    <ParticipantObjectIDTypeCode"
                + " csd-code=\"2\" codeSystemName=\"RFC-3881\" originalText=\"Patient Number\"/>\n"
                + "  </ParticipantObjectIdentification>\n</AuditMessage>";
    }

    private long stored() throws SQLException {
        try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + place.database())) {
            return count(reader, "count(*)");
        }
    }

    private long newest() throws SQLException {
        try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + place.database())) {
            return count(reader, "max(sequence)");
        }
    }

    private static long count(Connection reader, String what) throws SQLException {
        try (Statement statement = reader.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + what + " FROM access_event")) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException busy) {
            if (busy.getErrorCode() == 5) {
                return 0; // the writer is at a checkpoint; asked again
            }
            throw busy;
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(30).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
