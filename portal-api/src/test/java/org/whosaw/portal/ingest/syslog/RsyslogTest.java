package org.whosaw.portal.ingest.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.store.SqliteEngine;

/** Lets a real relay, rsyslog of Debian, forward messages over mutual TLS. */
class RsyslogTest {
    private static final Path RSYSLOG = Path.of("/usr/sbin/rsyslogd");
    private static final int MESSAGES = 200;

    @TempDir Path folder;
    @RegisterExtension final SqliteEngine engine = new SqliteEngine();

    @Test
    void rsyslog_overMutualTls_deliversAndDoublesNothingAfterARestart() throws Exception {
        assumeThat(Files.isExecutable(RSYSLOG) && driver() != null)
                .as(
                        "NOT TESTED with rsyslog: it is not installed. As root on Debian: apt-get"
                                + " install -y --no-install-recommends rsyslog rsyslog-gnutls")
                .isTrue();
        TestCertificates server = new TestCertificates(folder, "portal");
        TestCertificates relay = new TestCertificates(folder, "relay");
        SyslogHouse house = new SyslogHouse(engine.database());
        house.house.house.patient("M0001", "张三");
        SyslogSettings.Tls tls =
                new SyslogSettings.Tls(
                        0,
                        "127.0.0.1",
                        server.certificate.toString(),
                        server.key.toString(),
                        relay.certificate.toString(),
                        "H1",
                        "",
                        Map.of("relay", "HIS"));
        SyslogListeners listeners = house.listeners(SyslogSettings.defaults());
        listeners.start();
        int port = listeners.startTls(tls, 0);
        int inlet = freePort();
        Process rsyslog = start(config(server, relay, inlet, port));
        try {
            send(inlet);
            SyslogHouse.until(house::stored, MESSAGES);
            assertThat(house.stored()).isEqualTo(MESSAGES);

            listeners.stop();
            listeners = house.listeners(SyslogSettings.defaults());
            listeners.start();
            listeners.startTls(tls, port);
            send(inlet);
            SyslogHouse.until(listeners::recorded, MESSAGES / 2);
            Thread.sleep(200);
            assertThat(listeners.recorded()).isPositive();
            assertThat(house.stored()).isEqualTo(MESSAGES);
            assertThat(house.refused()).isEmpty();
        } finally {
            rsyslog.destroy();
            rsyslog.waitFor(10, TimeUnit.SECONDS);
            listeners.stop();
        }
    }

    /** Returns the TLS driver that is installed, or null. */
    private static String driver() throws IOException {
        for (String each : new String[] {"ossl", "gtls"}) {
            try (var found =
                    Files.find(
                            Path.of("/usr/lib"),
                            4,
                            (file, a) -> file.endsWith("lmnsd_" + each + ".so"))) {
                if (found.findAny().isPresent()) {
                    return each;
                }
            }
        }
        return null;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Path config(TestCertificates server, TestCertificates relay, int inlet, int port)
            throws IOException {
        return Files.writeString(
                folder.resolve("rsyslog.conf"),
                """
                global(workDirectory="%s" maxMessageSize="256k"
                  defaultNetstreamDriverCAFile="%s"
                  defaultNetstreamDriverCertFile="%s"
                  defaultNetstreamDriverKeyFile="%s")
                module(load="imtcp")
                input(type="imtcp" address="127.0.0.1" port="%d")
                action(type="omfwd" target="127.0.0.1" port="%d" protocol="tcp"
                  TCP_Framing="octet-counted" StreamDriver="%s" StreamDriverMode="1"
                  StreamDriverAuthMode="x509/certvalid" template="RSYSLOG_SyslogProtocol23Format"
                  action.resumeRetryCount="-1" action.resumeInterval="1"
                  queue.type="linkedList")
                """
                        .formatted(
                                folder,
                                server.certificate,
                                relay.certificate,
                                relay.key,
                                inlet,
                                port,
                                driver()));
    }

    private Process start(Path config) throws IOException {
        return new ProcessBuilder(
                        RSYSLOG.toString(),
                        "-n",
                        "-f",
                        config.toString(),
                        "-i",
                        folder.resolve("rsyslog.pid").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("rsyslog.log").toFile())
                .start();
    }

    /** Sends by lines to the relay, as devices do. */
    private static void send(int inlet) throws Exception {
        for (int i = 0; i < 100; i++) {
            try (Socket socket = new Socket("127.0.0.1", inlet)) {
                StringBuilder all = new StringBuilder();
                for (int k = 0; k < MESSAGES; k++) {
                    all.append(SyslogHouse.look(k)).append('\n');
                }
                socket.getOutputStream().write(all.toString().getBytes(StandardCharsets.UTF_8));
                return;
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException("rsyslog does not listen");
    }
}
