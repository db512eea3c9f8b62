package org.whosaw.portal.store;

import java.io.OutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/**
 * Brings a database to the newest step of {@code migrations/}; running it again changes nothing.
 */
public final class Migrator {
    /** The changelog's name on the class path. */
    public static final String CHANGELOG = "migrations/changelog.xml";

    private Migrator() {}

    /** Returns the digest of every step there is. */
    public static String digest() {
        return SchemaDigest.of(CHANGELOG).text();
    }

    /** Applies every step that the database has not seen. */
    public static void migrate(DatabaseSettings settings) {
        SchemaDigest digest = SchemaDigest.of(CHANGELOG);
        try {
            if (!isKnown(settings, digest)) {
                runLiquibase(settings);
                remember(settings, digest);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot open the database; is database.url right?", e);
        } catch (Exception e) { // Liquibase's own signature: it throws whatever a step threw
            throw new IllegalStateException("a migration step failed; nothing after it ran", e);
        }
    }

    private static boolean isKnown(DatabaseSettings settings, SchemaDigest digest)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection(settings.url(), login(settings))) {
            return digest.isIn(connection);
        }
    }

    private static void runLiquibase(DatabaseSettings settings) throws Exception {
        try (Connection connection = DriverManager.getConnection(settings.url(), login(settings))) {
            liquibase.database.Database target =
                    DatabaseFactory.getInstance()
                            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
            Map<String, Object> scope = new HashMap<>();
            scope.put(Scope.Attr.resourceAccessor.name(), new ClassLoaderResourceAccessor());
            scope.put(Scope.Attr.ui.name(), new LoggerUIService());
            Scope.child(scope, () -> update(target));
        }
    }

    private static void remember(DatabaseSettings settings, SchemaDigest digest)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection(settings.url(), login(settings))) {
            digest.writeTo(connection);
        }
    }

    /**
     * Returns how many steps the database has not seen, without changing anything; a SQLite file
     * that is not there is not made.
     *
     * @throws IllegalStateException when the database cannot be opened
     */
    public static int pending(DatabaseSettings settings) {
        return PendingSteps.count(settings, CHANGELOG);
    }

    static Properties login(DatabaseSettings settings) {
        Properties login = new Properties();
        if (!settings.user().isEmpty()) {
            login.setProperty("user", settings.user());
            login.setProperty("password", settings.password());
        }
        return login;
    }

    private static void update(liquibase.database.Database target) throws Exception {
        CommandScope command = new CommandScope(UpdateCommandStep.COMMAND_NAME);
        command.addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, target);
        command.addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, CHANGELOG);
        command.setOutput(OutputStream.nullOutputStream());
        command.execute();
    }
}
