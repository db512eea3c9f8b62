package org.whosaw.portal.outbox.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Says how e-mail leaves.
 *
 * @param host the SMTP server; empty: none is sent
 * @param port 587 with starttls, 465 with tls, when 0
 * @param security {@code starttls}, {@code tls} from the first byte, or {@code none}, which is
 *     taken on this machine only
 * @param user to sign in with; empty: nobody does
 * @param password from the environment, never from config.yml
 * @param from the address that mails come from
 * @param timeoutSeconds how long one step may take, 1 to 60
 */
public record MailSettings(
        @JsonProperty String host,
        @JsonProperty int port,
        @JsonProperty String security,
        @JsonProperty String user,
        @JsonProperty String password,
        @JsonProperty String from,
        @JsonProperty int timeoutSeconds) {
    /** No server: nothing is sent. */
    public static final MailSettings NONE = new MailSettings("", 0, "", "", "", "", 10);

    public MailSettings {
        host = plain(host);
        security = plain(security).isEmpty() ? "starttls" : plain(security);
        user = plain(user);
        password = password == null ? "" : password;
        from = plain(from);
        timeoutSeconds = timeoutSeconds == 0 ? 10 : timeoutSeconds;
        port = port != 0 ? port : security.equals("tls") ? 465 : 587;
        if (timeoutSeconds < 1 || timeoutSeconds > 60) {
            throw new IllegalArgumentException("mail.timeoutSeconds must be 1 to 60");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("mail.port must be 1 to 65535");
        }
        if (!security.equals("starttls") && !security.equals("tls") && !security.equals("none")) {
            throw new IllegalArgumentException("mail.security must be starttls, tls or none");
        }
        if (security.equals("none") && !isHere(host)) {
            throw new IllegalArgumentException(
                    "mail.security may be none only for a server on this machine");
        }
        if (!host.isEmpty() && !MailAddress.isWhole(from)) {
            throw new IllegalArgumentException(
                    "mail.from must be an address; set PORTAL_MAIL_FROM");
        }
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static boolean isHere(String host) {
        return host.isEmpty() || host.equals("localhost") || host.equals("127.0.0.1");
    }

    /** Says whether mail is sent at all. */
    public boolean isOn() {
        return !host.isEmpty();
    }

    @Override
    public String toString() {
        return "MailSettings[redacted]";
    }
}
