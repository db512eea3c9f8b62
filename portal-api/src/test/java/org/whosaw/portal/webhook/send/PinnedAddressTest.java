package org.whosaw.portal.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.FileInputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.webhook.Receiver;
import org.whosaw.portal.webhook.send.WebhookSender.Outcome;

/** A call goes where it was judged to lead, under the name that it has. */
class PinnedAddressTest {
    private static final String NAME = "hooks.example.cn";
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final InetAddress here = InetAddress.getLoopbackAddress();
    private final AtomicInteger resolved = new AtomicInteger();
    private final List<WebhookSecret> secrets = List.of(WebhookSecret.fresh(new RandomSource()));

    private WebhookSender sender(boolean inside, @Nullable SSLContext tls, InetAddress... answers) {
        AddressGuard guard =
                new AddressGuard(
                        inside,
                        host -> {
                            int turn = resolved.getAndIncrement();
                            return new InetAddress[] {answers[Math.min(turn, answers.length - 1)]};
                        });
        return new WebhookSender(
                guard,
                new WebhookSettings(inside, 5),
                Clock.systemUTC(),
                tls == null ? null : tls.getSocketFactory());
    }

    private Outcome send(WebhookSender sender, String url) {
        return sender.send(5, URI.create(url), secrets, new byte[] {'{', '}'}).join();
    }

    @Test
    void send_name_resolvedOnceAndTheConnectionKept() throws Exception {
        try (Receiver receiver = new Receiver()) {
            int port = URI.create(receiver.url()).getPort();
            WebhookSender sender = sender(true, null, here);
            for (int i = 0; i < 3; i++) {
                assertThat(send(sender, "http://" + NAME + ":" + port + "/hook?a=1").taken())
                        .isTrue();
            }
            assertThat(resolved).hasValue(3);
            assertThat(receiver.got()).hasSize(3);
        }
    }

    @Test
    void send_nameThatLeadsInsideOnTheSecondLook_neverArrivesInside() throws Exception {
        InetAddress nobody = InetAddress.getByName("240.0.0.1"); // of no use, so nothing is there
        InetAddress outside = InetAddress.getByName("93.184.215.14");
        try (Receiver receiver = new Receiver()) {
            int port = URI.create(receiver.url()).getPort();
            AddressGuard guard =
                    new AddressGuard(
                            false,
                            host ->
                                    new InetAddress[] {
                                        resolved.getAndIncrement() == 0 ? outside : here
                                    });
            URI uri = URI.create("https://" + NAME + ":" + port + "/");
            assertThat(guard.addresses(uri)).containsExactly(outside);
            assertThat(guard.addresses(uri)).isEmpty();
            WebhookSender sender = sender(false, null, nobody, here);
            assertThat(send(sender, uri.toString()).error()).isEqualTo("address-inside");
            assertThat(send(sender, uri.toString()).error()).isEqualTo("address-inside");
            assertThat(receiver.got()).isEmpty();
        }
    }

    @Test
    void send_secure_theNameMustStandInTheCertificate(@TempDir Path folder) throws Exception {
        SSLContext tls = tls(folder.resolve("keys.p12"));
        List<String> hosts = new CopyOnWriteArrayList<>();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(here, 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext(
                "/",
                exchange -> {
                    hosts.add(exchange.getRequestHeaders().getFirst("Host"));
                    exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(200, 0); // chunked, and nothing in it
                    exchange.close();
                });
        server.start();
        try {
            int port = server.getAddress().getPort();
            WebhookSender sender = sender(true, tls, here);
            assertThat(send(sender, "https://" + NAME + ":" + port + "/").taken()).isTrue();
            assertThat(hosts).containsExactly(NAME + ":" + port);
            assertThat(send(sender, "https://other.example.cn:" + port + "/").error())
                    .isEqualTo("no-trust");
            assertThat(hosts).hasSize(1);
        } finally {
            server.stop(0);
        }
    }

    private static SSLContext tls(Path keys) throws Exception {
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-alias",
                                "x",
                                "-dname",
                                "CN=" + NAME,
                                "-ext",
                                "san=dns:" + NAME,
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                keys.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .redirectErrorStream(true)
                        .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (FileInputStream in = new FileInputStream(keys.toFile())) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory mine = KeyManagerFactory.getInstance("SunX509");
        mine.init(store, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD);
        trusted.setCertificateEntry("x", store.getCertificate("x"));
        TrustManagerFactory theirs = TrustManagerFactory.getInstance("PKIX");
        theirs.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(mine.getKeyManagers(), theirs.getTrustManagers(), null);
        return tls;
    }

    @Test
    void send_strangeAnswers_refusedOrTakenForWhatTheySay() throws Exception {
        assertThat(
                        answering(
                                "HTTP/1.1 200 OK\r\n"
                                        + "Transfer-Encoding: chunked\r\n\r\n"
                                        + "5\r\n"
                                        + "hello\r\n"
                                        + "0\r\n\r\n"))
                .isEqualTo(new Outcome(true, "", false));
        assertThat(
                        answering("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 202 Accepted\r\n\r\nbye")
                                .taken())
                .isTrue();
        assertThat(
                        answering(
                                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                                + "7fffffff\r\n")
                                .error())
                .isEqualTo("answer-too-long");
        assertThat(answering("HTTP/1.1 200 OK\r\nX: " + "x".repeat(20_000)).error())
                .isEqualTo("answer-too-long");
        assertThat(answering("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(20_000)).error())
                .isEqualTo("answer-too-long");
        assertThat(answering("hello\r\n\r\n").error()).isEqualTo("no-connection");
        assertThat(answering("HTTP/1.1 200 OK\r\nContent-Length: -4\r\n\r\n").error())
                .isEqualTo("no-connection");
        assertThat(answering("").error()).isEqualTo("no-connection");
    }

    private Outcome answering(String text) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, here)) {
            Thread answers =
                    new Thread(
                            () -> {
                                try (Socket one = server.accept()) {
                                    one.getInputStream().read(new byte[8 * 1024]);
                                    OutputStream out = one.getOutputStream();
                                    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
                                    out.flush();
                                    one.shutdownOutput();
                                    one.getInputStream().readAllBytes();
                                } catch (java.io.IOException e) {
                                    return; // it hung up on us
                                }
                            });
            answers.start();
            return send(
                    sender(true, null, here), "http://" + NAME + ":" + server.getLocalPort() + "/");
        }
    }
}
