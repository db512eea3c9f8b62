package org.whosaw.portal.authority.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.authority.directory.Authority;
import org.whosaw.portal.authority.directory.AuthorityFile;
import org.whosaw.portal.crypto.EnvelopeKey;
import org.whosaw.portal.outbox.CourierException;
import org.whosaw.portal.outbox.mail.MailSettings;
import org.whosaw.portal.outbox.mail.Mailer;
import org.whosaw.portal.text.Texts;

class PostCourierTest {
    private static final byte[] PACKAGE = "PK… in clear".getBytes(StandardCharsets.UTF_8);
    private final Authority office =
            AuthorityFile.read(Office.file("mail", 9)).authorities().get(0);

    private static PostCourier courier(int port) {
        MailSettings settings =
                new MailSettings("127.0.0.1", port, "none", "", "", "portal@demo.example", 5);
        return new PostCourier(new Mailer(settings, Clock.systemUTC()), Texts.load());
    }

    @Test
    void deliver_mailbox_onlyTheAuthorityOpensIt() throws Exception {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        try (OutputStream out = EnvelopeKey.ofPem(office.certificate()).seal(sealed)) {
            out.write(PACKAGE);
        }
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        server.start();
        try {
            courier(server.getSmtp().getPort())
                    .deliver(
                            new Parcel("pk_0123456789ABC", office, sealed.size(), sealed::writeTo));
            MimeMessage got = server.getReceivedMessages()[0];
            assertThat(got.getSubject()).isEqualTo("投诉材料 pk_0123456789ABC");
            assertThat(got.getMessageID()).startsWith("<pk_0123456789ABC@");
            MimeMultipart parts = (MimeMultipart) got.getContent();
            assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("pk_0123456789ABC.zip.p7m");
            byte[] file = parts.getBodyPart(1).getInputStream().readAllBytes();
            assertThat(new String(file, StandardCharsets.UTF_8)).doesNotContain("in clear");
            assertThat(Office.open(file)).isEqualTo(PACKAGE);
        } finally {
            server.stop();
        }
    }

    @Test
    void deliver_tooLargeOrNobodyThere_saysWhetherToTryAgain() {
        Parcel large = new Parcel("pk_1", office, PostCourier.LARGEST + 1, out -> {});
        assertThatThrownBy(() -> courier(1).deliver(large))
                .isInstanceOfSatisfying(
                        CourierException.class, e -> assertThat(e.isLasting()).isTrue());
        Parcel small = new Parcel("pk_1", office, 3, out -> out.write(new byte[3]));
        assertThatThrownBy(() -> courier(1).deliver(small))
                .isInstanceOfSatisfying(
                        CourierException.class, e -> assertThat(e.isLasting()).isFalse());
    }
}
