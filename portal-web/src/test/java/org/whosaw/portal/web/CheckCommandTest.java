package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.util.JarLocation;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.app.consent.Uses;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.DatabaseSettings;

/** Judges {@code check} and {@code server} over the config.yml that is shipped. */
class CheckCommandTest {
    @TempDir Path folder;
    ShippedConfig config;

    @BeforeEach
    void makeKeys() {
        config = new ShippedConfig(folder);
        assertThat(run("keys", "new", config.write().toString())).isEmpty();
    }

    @Test
    void check_shippedConfigWithKeysAndDatabase_isSound() {
        assertThat(run("db", "migrate", config.write().toString())).isEmpty();
        assertThat(run("check", config.write().toString())).isEmpty();
    }

    @Test
    void check_databaseNotMigrated_fails() {
        assertThat(run("check", config.write().toString())).isPresent();
        assertThat(folder.resolve("portal.db")).doesNotExist();
    }

    @Test
    void server_rowsOfTheRegisterThatMayNotStand_namesEveryOne() throws Exception {
        Path portal = folder.resolve("portal.db");
        assertThat(run("db", "migrate", config.write().toString())).isEmpty();
        Database database = Database.open(DatabaseSettings.sqlite(portal));
        Keyring keys = Keyring.read(folder.resolve("keys"));
        Clock clock = Clock.systemUTC();
        try (Rooms rooms = new Rooms(new PortalConfiguration(), database, keys, clock, false)) {
            Uses.twoFaulty(rooms);
        }
        assertThat(run("check", config.write().toString()))
                .get()
                .extracting(Throwable::getMessage)
                .asString()
                .contains("2 things");
        assertThat(run("server", config.write().toString()))
                .get()
                .extracting(Throwable::getMessage)
                .asString()
                .contains("(ALBUM, photography): commerce-needs-consent")
                .contains("(STUDIO, photography): assessment-missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "archivedFileCount: 366|archivedFileCount: 182",
                "archivedFileCount: 366|archivedFileCount: 1",
                "request-%d.log.gz|request-%d{yyyy-MM-dd-HH}.log.gz",
                "portal-%d.log.gz|portal-%d{yyyy-MM}.log.gz",
                "%m %req|%h %m %req",
                "%m %req|%q %m %req",
                "%m %reqAttribute{route}|%r",
                "%m %reqAttribute{route}|%m %U",
                "%m %reqAttribute{route}|%m %requestURI",
                "%reqAttribute{route}|%reqAttribute{routes}",
                "%m %req|%i{Authorization} %req",
                "level: INFO|level: WARN",
                "bindHost: 127.0.0.1|bindHost: 0.0.0.0",
                "liquibase: WARN|org.whosaw: WARN",
            })
    void server_logsOrPortUnsafe_refuses(String old, String changed) {
        config.with(old, changed);
        String file = config.write().toString();
        assertThat(run("check", file)).containsInstanceOf(Refusal.class);
        assertThat(run("server", file)).containsInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://portal.example.cn",
                "http://192.168.1.5:8080",
                "http://localhost.evil.cn",
                "https://portal.example.cn/path",
                "portal",
                "https://x y"
            })
    void server_baseUrlUnsafe_refuses(String url) {
        config.with("${PORTAL_BASE_URL:-}", url);
        assertThat(run("server", config.write().toString())).containsInstanceOf(Refusal.class);
    }

    @Test
    void server_keysReadableByOthers_refuses() throws Exception {
        Files.setPosixFilePermissions(
                folder.resolve("keys"), PosixFilePermissions.fromString("rw-r--r--"));
        Optional<Throwable> refusal = run("server", config.write().toString());
        assertThat(refusal).get().extracting(Throwable::getMessage).asString().contains("chmod");
    }

    @Test
    void server_keysMissing_namesTheCommand() throws Exception {
        Files.delete(folder.resolve("keys"));
        Optional<Throwable> refusal = run("server", config.write().toString());
        assertThat(refusal).get().extracting(Throwable::getMessage).asString().contains("keys new");
    }

    @Test
    void server_logsDeletedBySize_refuses() {
        String count = "        archivedFileCount: 366";
        config.with(count, count + "\n        totalSizeCap: 1GB");
        assertThat(run("server", config.write().toString())).containsInstanceOf(Refusal.class);
    }

    @Test
    void server_retentionShort_namesTheKey() {
        config.with("archivedFileCount: 366", "archivedFileCount: 30");
        Optional<Throwable> refusal = run("server", config.write().toString());
        assertThat(refusal)
                .get()
                .extracting(Throwable::getMessage)
                .asString()
                .contains("server.requestLog.appenders[0]", "archivedFileCount", "183", "30");
    }

    private static Optional<Throwable> run(String... args) {
        WhoSawApplication application = new WhoSawApplication();
        Bootstrap<PortalConfiguration> bootstrap = new Bootstrap<>(application);
        application.initialize(bootstrap);
        application.addDefaultCommands(bootstrap);
        JarLocation jar = new JarLocation(WhoSawApplication.class);
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            return new Cli(jar, bootstrap, out, out).run(Stream.of(args).toArray(String[]::new));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
