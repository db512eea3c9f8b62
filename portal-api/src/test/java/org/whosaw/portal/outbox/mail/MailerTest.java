package org.whosaw.portal.outbox.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.DummySSLSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whosaw.portal.outbox.CourierException;
import org.whosaw.portal.outbox.Envelope;
import org.whosaw.portal.text.Texts;

/** Mails go out whole or not at all, and never past a server that is not whom it says. */
class MailerTest {
    @TempDir static Path folder;
    private static Path keys;

    private interface Use {
        void with(GreenMail server, int port) throws Exception;
    }

    private static void server(String protocol, Use use) throws Exception {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(30_000);
        GreenMail server = new GreenMail(setup);
        server.start();
        try {
            use.with(
                    server,
                    protocol.equals("smtps")
                            ? server.getSmtps().getPort()
                            : server.getSmtp().getPort());
        } finally {
            server.stop();
        }
    }

    private static MailSettings settings(int port, String security) {
        return new MailSettings("127.0.0.1", port, security, "", "", "portal@demo.example", 5);
    }

    private static Mail mail(String to) {
        return new Mail(
                "msg_1",
                to,
                "请停止使用并删除",
                "第一行\n第二行",
                List.of(
                        new Mail.Attachment(
                                "清单.txt", "text/plain", "甲乙丙".getBytes(StandardCharsets.UTF_8))));
    }

    private static void fails(Mailer mailer, Mail mail, String why) {
        assertThatThrownBy(() -> mailer.send(mail))
                .isInstanceOf(CourierException.class)
                .hasMessageContaining(why);
    }

    @Test
    void send_toThisMachine_subjectTextAndFileArriveInChinese() throws Exception {
        server(
                "smtp",
                (server, port) -> {
                    Mailer mailer = new Mailer(settings(port, "none"), Clock.systemUTC());
                    mailer.send(mail("studio@demo.example"));
                    MimeMessage got = server.getReceivedMessages()[0];
                    assertThat(got.getSubject()).isEqualTo("请停止使用并删除");
                    assertThat(got.getMessageID()).isEqualTo("<msg_1@demo.example>");
                    var parts = (jakarta.mail.internet.MimeMultipart) got.getContent();
                    assertThat(parts.getBodyPart(0).getContent().toString())
                            .isEqualToNormalizingNewlines("第一行\n第二行");
                    assertThat(parts.getBodyPart(1).getFileName()).contains("清单");
                    // a server that offers no TLS gets nothing in clear
                    Mailer wary = new Mailer(settings(port, "starttls"), Clock.systemUTC());
                    fails(wary, mail("studio@demo.example"), "mail-");
                    assertThat(server.getReceivedMessages()).hasSize(1);
                });
    }

    @Test
    void send_tls_onlyToAServerThatProvesItsName() throws Exception {
        server(
                "smtps",
                (server, port) -> {
                    Mailer strict = new Mailer(settings(port, "tls"), Clock.systemUTC());
                    fails(strict, mail("studio@demo.example"), "mail-");
                    Mailer trusting = // any certificate, but it must bear the name
                            new Mailer(
                                    settings(port, "tls"),
                                    Clock.systemUTC(),
                                    new DummySSLSocketFactory());
                    fails(trusting, mail("studio@demo.example"), "mail-");
                    assertThat(server.getReceivedMessages()).isEmpty();
                });
    }

    /** One certificate for all of this class: the server keeps the first that it was given. */
    @BeforeAll
    static void makeKeys() throws Exception {
        keys = folder.resolve("keys.p12");
        Process made =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "mail",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "SAN=dns:localhost",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                "changeit",
                                "-keystore",
                                keys.toString())
                        .redirectErrorStream(true)
                        .start();
        assertThat(made.waitFor()).isZero();
        System.setProperty("greenmail.tls.keystore.file", keys.toString());
        System.setProperty("greenmail.tls.keystore.password", "changeit");
    }

    @AfterAll
    static void forgetKeys() {
        System.clearProperty("greenmail.tls.keystore.file");
        System.clearProperty("greenmail.tls.keystore.password");
    }

    @Test
    void send_tls_toAServerThatProvesItsName_arrives() throws Exception {
        SSLSocketFactory trusting = trusting(keys);
        server(
                "smtps",
                (server, port) -> {
                    MailSettings named =
                            new MailSettings(
                                    "localhost", port, "tls", "", "", "portal@demo.example", 5);
                    new MailCourier(new Mailer(named, Clock.systemUTC(), trusting), Texts.load())
                            .deliver(
                                    9,
                                    new Envelope(
                                            Envelope.MAIL,
                                            "notice.zh-CN",
                                            "anna@demo.example",
                                            Map.of(),
                                            Duration.ofDays(1)));
                    assertThat(server.getReceivedMessages()).hasSize(1);
                    assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("您有一条新消息");
                    String text = server.getReceivedMessages()[0].getContent().toString();
                    assertThat(text).contains("登录").doesNotContain("科", "宝宝", "{");
                });
    }

    private static SSLSocketFactory trusting(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance(keys.toFile(), "changeit".toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("mail", store.getCertificate("mail"));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    @Test
    void deliver_envelope_ourWordsWithItsPlaces() throws Exception {
        server(
                "smtp",
                (server, port) -> {
                    Mailer mailer = new Mailer(settings(port, "none"), Clock.systemUTC());
                    Map<String, String> places =
                            Map.of(
                                    "hospital", "市妇幼演示医院",
                                    "stop", "st_1",
                                    "subject", "P-ABC",
                                    "at", "2026-11-23 10:00",
                                    "stopBy", "2026-11-24 10:00",
                                    "deleteBy", "2026-12-15 24:00",
                                    "link", "https://demo.example/recipient");
                    for (String language : List.of("zh-CN", "en")) {
                        new MailCourier(mailer, Texts.load())
                                .deliver(
                                        7,
                                        new Envelope(
                                                Envelope.MAIL,
                                                "stop-letter." + language,
                                                "studio@demo.example",
                                                places,
                                                Duration.ofDays(1)));
                    }
                    String text = server.getReceivedMessages()[0].getContent().toString();
                    assertThat(text).contains("P-ABC", "2026-12-15 24:00", "/recipient");
                    assertThat(server.getReceivedMessages()[1].getSubject()).contains("st_1");
                });
    }

    @Test
    void send_offOrNobodyThere_saysWhetherTryingHelps() {
        fails(new Mailer(MailSettings.NONE, Clock.systemUTC()), mail("a@b.cn"), "no-mail-server");
        fails(new Mailer(settings(9, "none"), Clock.systemUTC()), mail("a@b.cn"), "mail-");
        fails(new Mailer(settings(9, "none"), Clock.systemUTC()), mail("a@b"), "no-address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.cn\r\nBcc: c@d.cn",
                "a@b.cn, c@d.cn",
                "<a@b.cn>",
                "a b@c.cn",
                "a@-b.cn",
                "a@b..cn",
                "电话 010-1",
                ""
            })
    void isWhole_anythingElse_no(String text) {
        assertThat(MailAddress.isWhole(text)).isFalse();
    }

    @Test
    void settings_thatWouldSendInClear_refusedNamingTheKey() {
        Consumer<String> of =
                security -> new MailSettings("mail.example.cn", 0, security, "", "", from(), 0);
        assertThatThrownBy(() -> of.accept("none")).hasMessageContaining("mail.security");
        assertThatThrownBy(() -> of.accept("ssl")).hasMessageContaining("mail.security");
        assertThatThrownBy(() -> new MailSettings("h", 0, "", "", "", "x", 0))
                .hasMessageContaining("PORTAL_MAIL_FROM");
        assertThat(new MailSettings("h", 0, "tls", "", "", from(), 0).port()).isEqualTo(465);
    }

    private static String from() {
        return "portal@demo.example";
    }
}
