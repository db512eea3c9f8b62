package org.whosaw.portal.outbox.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.outbox.CourierException;

/**
 * Hands mails to one SMTP server, with TLS. Knows no trade: whoever has something to send by mail
 * sends it here. Safe for threads.
 */
public final class Mailer {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final MailSettings settings;
    private final Clock clock;
    private final @Nullable SSLSocketFactory tls;

    public Mailer(MailSettings settings, Clock clock) {
        this(settings, clock, null);
    }

    Mailer(MailSettings settings, Clock clock, @Nullable SSLSocketFactory tls) {
        this.settings = settings;
        this.clock = clock;
        this.tls = tls;
    }

    /** Says whether mail is sent at all. */
    public boolean isOn() {
        return settings.isOn();
    }

    /**
     * Sends a mail; when it returns, the server has taken it.
     *
     * @throws CourierException when it has not; lasting when trying again cannot help
     */
    public void send(Mail mail) throws CourierException {
        if (!isOn()) {
            throw CourierException.lasting("no-mail-server");
        }
        if (!MailAddress.isWhole(mail.to())) {
            throw CourierException.lasting("no-address");
        }
        try {
            Session session = Session.getInstance(properties());
            MimeMessage message = message(session, mail);
            try (Transport transport = session.getTransport()) {
                if (settings.user().isEmpty()) {
                    transport.connect();
                } else {
                    transport.connect(settings.user(), settings.password());
                }
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (AuthenticationFailedException e) {
            throw CourierException.passing("mail-sign-in");
        } catch (SendFailedException e) {
            boolean address = e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0;
            throw address
                    ? CourierException.lasting("mail-address-refused")
                    : CourierException.passing("mail-refused");
        } catch (MessagingException e) {
            throw CourierException.passing("mail-" + e.getClass().getSimpleName());
        }
    }

    private Properties properties() {
        boolean secure = settings.security().equals("tls");
        String at = secure ? "mail.smtps." : "mail.smtp.";
        String millis = Long.toString(TimeUnit.SECONDS.toMillis(settings.timeoutSeconds()));
        Properties all = new Properties();
        all.put("mail.transport.protocol", secure ? "smtps" : "smtp");
        all.put(at + "host", settings.host());
        all.put(at + "port", Integer.toString(settings.port()));
        all.put(at + "auth", Boolean.toString(!settings.user().isEmpty()));
        all.put(at + "connectiontimeout", millis);
        all.put(at + "timeout", millis);
        all.put(at + "writetimeout", millis);
        all.put(at + "ssl.checkserveridentity", "true");
        if (settings.security().equals("starttls")) {
            all.put(at + "starttls.enable", "true");
            all.put(at + "starttls.required", "true"); // never in clear, whatever the server says
        }
        if (tls != null) {
            all.put(at + "ssl.socketFactory", tls);
        }
        return all;
    }

    private MimeMessage message(Session session, Mail mail) throws MessagingException {
        String domain = settings.from().substring(settings.from().indexOf('@') + 1);
        MimeMessage message =
                new MimeMessage(session) {
                    @Override
                    protected void updateMessageID() throws MessagingException {
                        setHeader("Message-ID", "<" + mail.id() + "@" + domain + ">");
                    }
                };
        message.setFrom(new InternetAddress(settings.from()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to()));
        message.setSubject(mail.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        if (mail.attachments().isEmpty()) {
            message.setText(mail.text(), UTF_8);
        } else {
            message.setContent(parts(mail));
        }
        message.saveChanges();
        return message;
    }

    private static MimeMultipart parts(Mail mail) throws MessagingException {
        MimeMultipart parts = new MimeMultipart();
        MimeBodyPart words = new MimeBodyPart();
        words.setText(mail.text(), UTF_8);
        parts.addBodyPart(words);
        for (Mail.Attachment each : mail.attachments()) {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(
                    new DataHandler(new ByteArrayDataSource(each.bytes(), each.mediaType())));
            part.setFileName(each.name());
            parts.addBodyPart(part);
        }
        return parts;
    }
}
