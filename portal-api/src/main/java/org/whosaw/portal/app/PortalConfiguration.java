package org.whosaw.portal.app;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.address.AddressSettings;
import org.whosaw.portal.app.backup.BackupSettings;
import org.whosaw.portal.authority.AuthoritySettings;
import org.whosaw.portal.complaint.hospital.ComplaintSettings;
import org.whosaw.portal.consent.ConsentSettings;
import org.whosaw.portal.hospital.ProtectionSettings;
import org.whosaw.portal.identity.limit.RateLimitSettings;
import org.whosaw.portal.identity.room.IdentitySettings;
import org.whosaw.portal.identity.session.SessionSettings;
import org.whosaw.portal.ingest.IngestSettings;
import org.whosaw.portal.ingest.atna.rest.AtnaSettings;
import org.whosaw.portal.ingest.file.FileSettings;
import org.whosaw.portal.ingest.sheet.SheetSettings;
import org.whosaw.portal.ingest.syslog.SyslogSettings;
import org.whosaw.portal.notice.NoticeSettings;
import org.whosaw.portal.outbox.SmsSettings;
import org.whosaw.portal.outbox.mail.MailSettings;
import org.whosaw.portal.request.RequestSettings;
import org.whosaw.portal.retention.pruning.RetentionSettings;
import org.whosaw.portal.store.DatabaseSettings;
import org.whosaw.portal.webhook.send.WebhookSettings;

/** Holds what {@code config.yml} says; every key is explained there. */
public final class PortalConfiguration extends Configuration {
    @JsonProperty @NotBlank private String data = "./data";
    @JsonProperty private String baseUrl = "";
    @JsonProperty @NotNull private OperatorMode operator = OperatorMode.INDEPENDENT;
    @JsonProperty private String keys = "";

    @JsonProperty @Valid @NotNull private DatabaseSettings database = new DatabaseSettings("", "", "", 8);

    @JsonProperty @Valid @NotNull private ProtectionSettings protection = ProtectionSettings.defaults();

    @JsonProperty @Valid @NotNull private AddressSettings addresses = AddressSettings.defaults();

    /** Returns what the operator knows of network addresses. */
    public AddressSettings addresses() {
        return addresses;
    }

    @JsonProperty @Valid @NotNull private SessionSettings sessions = SessionSettings.DEFAULTS;
    @JsonProperty @Valid @NotNull private RateLimitSettings limits = RateLimitSettings.DEFAULTS;
    @JsonProperty @Valid @NotNull private SmsSettings sms = SmsSettings.NONE;

    /** Returns what identity takes from here; a demo has wide limits and one known password. */
    IdentitySettings identity(@Nullable String demoPassword) {
        return new IdentitySettings(
                baseUrl(),
                sessions,
                demoPassword == null ? limits : RateLimitSettings.wide(),
                sms,
                demoPassword);
    }

    /** Returns how short messages leave. */
    SmsSettings sms() {
        return sms;
    }

    @JsonProperty @Valid @NotNull private AuthoritySettings authority = AuthoritySettings.DEFAULTS;

    /** Returns the folder below which authorities have theirs. */
    Path outgoing() {
        String folders = authority.folders();
        return folders.isEmpty() ? dataFolder().resolve("outgoing") : Path.of(folders);
    }

    @JsonProperty @Valid @NotNull private MailSettings mail = MailSettings.NONE;

    /** Returns how e-mail leaves. */
    MailSettings mail() {
        return mail;
    }

    @JsonProperty @Valid @NotNull private WebhookSettings webhooks = WebhookSettings.DEFAULTS;

    /** Returns how systems and recipients are called; a demo calls this machine too. */
    WebhookSettings webhooks(boolean demo) {
        return demo ? webhooks.withInside() : webhooks;
    }

    @JsonProperty @Valid @NotNull private IngestSettings ingest = IngestSettings.defaults();
    @JsonProperty @Valid @NotNull private SheetSettings sheets = SheetSettings.defaults();

    @JsonProperty @Valid @NotNull private AtnaSettings atna = AtnaSettings.defaults();
    @JsonProperty @Valid @NotNull private ConsentSettings consent = ConsentSettings.defaults();
    @JsonProperty @Valid @NotNull private RequestSettings requests = RequestSettings.defaults();

    /** Returns how consent is asked for. */
    public ConsentSettings consent() {
        return consent;
    }

    /** Returns what the hospital promises to those who ask. */
    public RequestSettings requests() {
        return requests;
    }

    @JsonProperty @Valid @NotNull private ComplaintSettings complaints = ComplaintSettings.defaults();

    /** Returns what the hospital promises to those who complain. */
    public ComplaintSettings complaints() {
        return complaints;
    }

    @JsonProperty @Valid @NotNull private NoticeSettings notices = NoticeSettings.DEFAULTS;

    /** Returns when patients are sent messages. */
    public NoticeSettings notices() {
        return notices;
    }

    @JsonProperty @Valid @NotNull private RetentionSettings retention = RetentionSettings.defaults();

    /** Returns how long what is kept. */
    public RetentionSettings retention() {
        return retention;
    }

    @JsonProperty @Valid @NotNull private BackupSettings backup = BackupSettings.defaults();

    /** Returns for how many days copies of data keys are kept. */
    public int keepKeysDays() {
        return backup.keepKeysDays();
    }

    /** Returns the folder of copies of data keys, apart from every backup. */
    public Path keyCopies() {
        return backup.keys().isBlank() ? beside(".key-copies") : Path.of(backup.keys());
    }

    /** Returns where the last checkpoint that was signed is noted. */
    public Path checkpointNote() {
        return backup.checkpoint().isBlank() ? beside(".checkpoint") : Path.of(backup.checkpoint());
    }

    private Path beside(String ending) {
        Path folder = dataFolder().toAbsolutePath().normalize();
        return folder.resolveSibling(folder.getFileName() + ending);
    }

    @JsonProperty @Valid @NotNull private FileSettings files = FileSettings.defaults();

    /** Returns how files are taken in. */
    public FileSettings files() {
        return files;
    }

    @JsonProperty @Valid @NotNull private SyslogSettings syslog = SyslogSettings.defaults();

    /** Returns where syslog is heard. */
    public SyslogSettings syslog() {
        return syslog;
    }

    /** Returns how ATNA messages are read. */
    public AtnaSettings atna() {
        return atna;
    }

    /** Returns which spreadsheets are known. */
    public SheetSettings sheets() {
        return sheets;
    }

    /** Returns how much one ingest request may bring. */
    public IngestSettings ingest() {
        return ingest;
    }

    /** Returns which entries are folded until a second factor opens them. */
    public ProtectionSettings protection() {
        return protection;
    }

    /** Returns the folder of everything that this server keeps. */
    public Path dataFolder() {
        return Path.of(data);
    }

    /**
     * Returns the address that patients open, without a slash at the end; by default this server's
     * own port on localhost.
     */
    public String baseUrl() {
        String url = baseUrl == null || baseUrl.isBlank() ? "http://localhost:" + port() : baseUrl;
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private int port() {
        if (getServerFactory() instanceof DefaultServerFactory server
                && !server.getApplicationConnectors().isEmpty()
                && server.getApplicationConnectors().get(0) instanceof HttpConnectorFactory http) {
            return http.getPort();
        }
        return 8080;
    }

    public OperatorMode operator() {
        return operator;
    }

    /** Returns the key file; by default {@code keys} in the data folder. */
    public Path keyFile() {
        return keys.isBlank() ? dataFolder().resolve("keys") : Path.of(keys);
    }

    /** Returns the database; by default SQLite in the data folder. */
    public DatabaseSettings database() {
        if (!database.url().isBlank()) {
            return database;
        }
        return new DatabaseSettings(
                "jdbc:sqlite:" + dataFolder().resolve("portal.db"), "", "", database.readers());
    }
}
