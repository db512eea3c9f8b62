package org.whosaw.portal.ingest.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.store.SqliteEngine;

/** Hears real sockets and counts what reached the database. */
class SyslogListenersTest {
    @TempDir static Path folder;
    private static TestCertificates server;
    private static TestCertificates pacs;
    private static TestCertificates stranger;

    @RegisterExtension final SqliteEngine engine = new SqliteEngine();

    private SyslogHouse house;
    private SyslogListeners listeners;

    @BeforeAll
    static void keys() throws Exception {
        server = new TestCertificates(folder, "portal");
        pacs = new TestCertificates(folder, "pacs");
        stranger = new TestCertificates(folder, "stranger");
        Files.writeString(
                folder.resolve("clients.pem"),
                Files.readString(pacs.certificate) + Files.readString(server.certificate));
    }

    @BeforeEach
    void open() {
        house = new SyslogHouse(engine.database());
        house.house.house.patient("M0001", "张三");
        listeners = house.listeners(settings(tls("H1", Map.of("PACS", "US"), "")));
    }

    @AfterEach
    void close() throws InterruptedException {
        listeners.stop();
    }

    private static SyslogSettings settings(SyslogSettings.@Nullable Tls tls) {
        return new SyslogSettings(tls, null, 2_000, 4, 50, 5);
    }

    private static SyslogSettings.Tls tls(
            String hospital, Map<String, String> systems, String system) {
        return new SyslogSettings.Tls(
                0,
                "127.0.0.1",
                server.certificate.toString(),
                server.key.toString(),
                folder.resolve("clients.pem").toString(),
                hospital,
                system,
                systems);
    }

    private int tlsPort() throws IOException {
        listeners.start();
        return listeners.startTls(tls("H1", Map.of("PACS", "US"), ""), 0);
    }

    private int tcpPort() throws IOException {
        listeners.start();
        return listeners.startTcp(new SyslogSettings.Tcp(0, "127.0.0.1", "H1", "HIS"), 0);
    }

    private static Socket tls(int port, @Nullable TestCertificates own) throws Exception {
        SSLContext context = TestCertificates.client(server, own);
        return context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    }

    private static Socket tcp(int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    @Test
    void tls_countedMessages_areRecordedForTheCertificatesSystem() throws Exception {
        int port = tlsPort();
        try (Socket socket = tls(port, pacs)) {
            OutputStream out = socket.getOutputStream();
            for (int i = 0; i < 120; i++) {
                out.write(SyslogHouse.counted(SyslogHouse.look(i)));
            }
            out.flush();
            SyslogHouse.until(listeners::recorded, 120);
        }

        assertThat(house.stored()).isEqualTo(120);
        assertThat(house.refused()).isEmpty();
        long us =
                house.house
                        .hospital
                        .lookup()
                        .system(house.house.house.hospital, "US")
                        .orElseThrow()
                        .id();
        assertThat(
                        one(
                                "SELECT count(*) FROM access_event WHERE sequence = 120 AND"
                                        + " system_id = "
                                        + us))
                .isEqualTo(1);
    }

    private long one(String sql) {
        return engine.database()
                .read(
                        tx -> {
                            try (var statement = tx.connection().createStatement();
                                    var rows = statement.executeQuery(sql)) {
                                rows.next();
                                return rows.getLong(1);
                            } catch (java.sql.SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
    }

    @Test
    void tls_clientsWithoutKnownCertificate_areCountedAndLeftOut() throws Exception {
        int port = tlsPort();
        for (TestCertificates each : new TestCertificates[] {null, stranger, server}) {
            assertThatThrownBy(
                            () -> {
                                try (Socket socket = tls(port, each)) {
                                    socket.setSoTimeout(5_000);
                                    socket.getOutputStream()
                                            .write(SyslogHouse.counted(SyslogHouse.look(1)));
                                    if (socket.getInputStream().read() < 0) {
                                        throw new IOException("closed");
                                    }
                                }
                            })
                    .isInstanceOf(IOException.class);
        }

        house.untilRefused("- syslog.handshake 2, - syslog.peer-unknown 1");
        assertThat(house.refused()).isEqualTo("- syslog.handshake 2, - syslog.peer-unknown 1");
        assertThat(house.stored()).isZero();
    }

    @Test
    void tcp_linesOfARelay_areRecorded() throws Exception {
        int port = tcpPort();
        try (Socket socket = tcp(port)) {
            String spread = SyslogHouse.look(1).replace("><", ">\n<");
            String escaped = SyslogHouse.look(2).replace(" UserName=", "#012UserName=");
            socket.getOutputStream()
                    .write(
                            (SyslogHouse.look(0)
                                            + "\n"
                                            + spread
                                            + "\n"
                                            + escaped
                                            + "\n<13>1 - h a - - - up\n")
                                    .getBytes(StandardCharsets.UTF_8));
            SyslogHouse.until(listeners::recorded, 4);
        }

        assertThat(house.stored()).isEqualTo(3);
        house.untilRefused("HIS atna.malformed 1");
        assertThat(house.refused()).isEqualTo("HIS atna.malformed 1");
    }

    @Test
    void tcp_brokenFrames_keepTheGoodOnesAndAreCounted() throws Exception {
        int port = tcpPort();
        byte[] good = SyslogHouse.counted(SyslogHouse.look(0));
        String[] bad = {"500 cut in half", "999999 too large", "12x", "5000000000 "};
        for (int i = 0; i < bad.length; i++) {
            try (Socket socket = tcp(port)) {
                socket.getOutputStream().write(SyslogHouse.counted(SyslogHouse.look(i)));
                socket.getOutputStream().write(bad[i].getBytes(StandardCharsets.UTF_8));
                socket.shutdownOutput();
                socket.setSoTimeout(5_000);
                assertThat(socket.getInputStream().read()).isNegative();
            }
        }
        SyslogHouse.until(listeners::recorded, bad.length);
        try (Socket socket = tcp(port)) {
            socket.getOutputStream().write(good);
            SyslogHouse.until(listeners::recorded, bad.length + 1);
        }

        String wanted = "HIS syslog.cut 1, HIS syslog.framing 1, HIS syslog.too-large 2";
        house.untilRefused(wanted);
        assertThat(house.refused()).isEqualTo(wanted);
        assertThat(house.stored()).isEqualTo(bad.length);
    }

    @Test
    void stop_inMidStream_losesOnlyWhatWasOnItsWayAndSentAgainDoublesNothing() throws Exception {
        int all = 3_000;
        int handed = 0;
        int port = tcpPort();
        try (Socket socket = tcp(port)) {
            OutputStream out = socket.getOutputStream();
            for (int i = 0; i < all; i++) {
                out.write(SyslogHouse.counted(SyslogHouse.look(i)));
                handed++;
                if (i == all / 2) {
                    listeners.stop();
                }
            }
        } catch (IOException stopped) {
            assertThat(handed).isGreaterThan(all / 2);
        }
        long kept = house.stored();
        assertThat(kept).isBetween(1L, (long) handed);
        assertThat(one("SELECT max(sequence) FROM access_event")).isEqualTo(kept);

        listeners = house.listeners(settings(null));
        port = tcpPort();
        try (Socket socket = tcp(port)) {
            for (int i = 0; i < all; i++) {
                socket.getOutputStream().write(SyslogHouse.counted(SyslogHouse.look(i)));
            }
            SyslogHouse.until(listeners::recorded, all);
        }
        assertThat(house.stored()).isEqualTo(all);
    }

    @Test
    void start_wrongSettings_sayWhichKeyOrFile() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        SyslogSettings.Tls noKey =
                new SyslogSettings.Tls(
                        1, "", empty.toString(), empty.toString(), "", "H1", "US", Map.of());

        assertThat(SyslogListeners.fault(noKey)).get().asString().contains("empty.pem");
        assertThat(SyslogListeners.fault(tls("H1", Map.of(), "US"))).isEmpty();
        assertThat(SyslogListeners.fault(tls("", Map.of(), "US")))
                .get()
                .asString()
                .contains("hospital");
        assertThat(SyslogListeners.fault(tls("H1", Map.of(), "")))
                .get()
                .asString()
                .contains("systems");
        assertThatThrownBy(() -> listeners.startTls(tls("H9", Map.of(), "US"), 0))
                .hasMessageContaining("syslog.tls.hospital");
    }
}
