package org.whosaw.portal.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Both engines for tests, started once a JVM: an embedded PostgreSQL whose migrated model database
 * is copied for each test, and migrated SQLite files. The server ends with the JVM.
 */
public final class Engines {
    private static final String MODEL = "model";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final EmbeddedPostgres postgres;

    private Engines() {
        try {
            postgres =
                    EmbeddedPostgres.builder()
                            .setServerConfig("fsync", "off")
                            .setServerConfig("full_page_writes", "off")
                            .setServerConfig("max_wal_size", "256MB")
                            .start();
            execute("CREATE DATABASE " + MODEL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Migrator.migrate(settings(MODEL));
    }

    /** Returns the engines of this JVM, starting them on first use. */
    public static Engines shared() {
        return Shared.ENGINES;
    }

    /**
     * Returns settings of a fresh, migrated database of the engine that a black-box test runs on:
     * SQLite, or PostgreSQL with {@code -Dportal.engine=postgresql}.
     */
    public static DatabaseSettings chosen(Path folder) {
        String engine = System.getProperty("portal.engine", "sqlite");
        return switch (engine) {
            case "sqlite" -> freshSqlite(folder);
            case "postgresql" -> shared().freshPostgres();
            default -> throw new IllegalArgumentException("portal.engine: " + engine);
        };
    }

    /** Returns settings of a fresh, migrated PostgreSQL database. */
    public DatabaseSettings freshPostgres() {
        String name = "t" + COUNT.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + MODEL);
        return settings(name);
    }

    /** Returns settings of a fresh, migrated SQLite file below {@code folder}. */
    public static DatabaseSettings freshSqlite(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path file = folder.resolve("t" + COUNT.incrementAndGet() + ".db");
        try {
            Files.copy(SqliteModel.FILE, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DatabaseSettings settings = DatabaseSettings.sqlite(file);
        return settings;
    }

    /** Returns settings of a fresh copy of a database that is built once and not open any more. */
    public DatabaseSettings freshPostgresLike(String model) {
        String name = "t" + COUNT.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + model);
        return settings(name);
    }

    /** Returns settings of a migrated database of that name, to be built and then copied. */
    public DatabaseSettings postgresModel(String name) {
        execute("CREATE DATABASE " + name + " TEMPLATE " + MODEL);
        return settings(name);
    }

    /**
     * Drops a database that a test has closed: a thousand copies of the model would fill the disk
     * of whoever runs all tests.
     */
    public void drop(DatabaseSettings settings) {
        String name = settings.url().substring(settings.url().lastIndexOf('/') + 1);
        execute("DROP DATABASE " + name + " WITH (FORCE)");
    }

    private DatabaseSettings settings(String name) {
        return new DatabaseSettings(
                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + name,
                "postgres",
                "x",
                4);
    }

    private void execute(String sql) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Lives as long as the JVM: properties run after the other tests, in an engine of their own.
     */
    private static final class Shared {
        static final Engines ENGINES = new Engines();
    }

    /** The migrated file that each test copies: migrating takes a hundred times longer. */
    private static final class SqliteModel {
        static final Path FILE = make();

        private static Path make() {
            try {
                Path folder = Files.createTempDirectory("whosaw-model");
                Path file = folder.resolve("model.db");
                Migrator.migrate(DatabaseSettings.sqlite(file));
                folder.toFile().deleteOnExit(); // the last said goes first, and it must be empty
                file.toFile().deleteOnExit();
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
