package org.whosaw.portal.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import liquibase.Scope;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.database.DatabaseFactory;
import liquibase.database.DatabaseList;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.sqlite.SQLiteConfig;

/** Counts the steps a database lacks. Only reads: Liquibase's own status would make its tables. */
final class PendingSteps {
    private static final String SQLITE = "jdbc:sqlite:";

    private PendingSteps() {}

    static int count(DatabaseSettings settings, String changelog) {
        try {
            if (isMissingFile(settings)) {
                return Math.max(1, steps("sqlite", changelog).size());
            }
            try (Connection connection =
                    DriverManager.getConnection(settings.url(), readOnly(settings))) {
                Set<String> pending = steps(shortName(connection), changelog);
                pending.removeAll(applied(connection));
                return pending.size();
            }
        } catch (SQLException | LiquibaseException e) {
            throw new IllegalStateException("cannot read the database; is database.url right?", e);
        }
    }

    private static boolean isMissingFile(DatabaseSettings settings) {
        return settings.url().startsWith(SQLITE)
                && !Files.exists(Path.of(settings.url().substring(SQLITE.length())));
    }

    private static Properties readOnly(DatabaseSettings settings) {
        Properties login = Migrator.login(settings);
        if (settings.url().startsWith(SQLITE)) {
            SQLiteConfig config = new SQLiteConfig();
            config.setReadOnly(true);
            login.putAll(config.toProperties());
        }
        return login;
    }

    private static String shortName(Connection connection) throws LiquibaseException {
        return DatabaseFactory.getInstance()
                .findCorrectDatabaseImplementation(new JdbcConnection(connection))
                .getShortName();
    }

    private static Set<String> steps(String engine, String changelog) throws LiquibaseException {
        ClassLoaderResourceAccessor files = new ClassLoaderResourceAccessor();
        List<ChangeSet> all;
        try {
            all =
                    Scope.child(
                            Map.of(Scope.Attr.resourceAccessor.name(), files),
                            () ->
                                    ChangeLogParserFactory.getInstance()
                                            .getParser(changelog, files)
                                            .parse(changelog, new ChangeLogParameters(), files)
                                            .getChangeSets());
        } catch (Exception e) { // Liquibase's own signature
            throw new LiquibaseException("cannot read the steps", e);
        }
        Set<String> keys = new HashSet<>();
        for (ChangeSet step : all) {
            if (DatabaseList.definitionMatches(step.getDbmsSet(), engine, true)) {
                keys.add(key(step.getId(), step.getAuthor(), step.getFilePath()));
            }
        }
        return keys;
    }

    private static Set<String> applied(Connection connection) throws SQLException {
        Set<String> keys = new HashSet<>();
        if (!hasLog(connection)) {
            return keys;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT id, author, filename FROM databasechangelog")) {
            while (rows.next()) {
                keys.add(key(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return keys;
    }

    private static boolean hasLog(Connection connection) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        try (ResultSet tables = about.getTables(null, null, "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                if (tables.getString("TABLE_NAME").equalsIgnoreCase("databasechangelog")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String key(String id, String author, String file) {
        return file + "::" + author + "::" + id;
    }
}
