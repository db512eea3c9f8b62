package org.whosaw.portal.store.copy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.whosaw.portal.store.DatabaseSettings;
import org.whosaw.portal.store.Dialect;

/** Opens databases for copying, and says which tables there are. */
final class TableCopy {
    /** What migration keeps for itself. */
    static final Set<String> OF_MIGRATION =
            Set.of("databasechangelog", "databasechangeloglock", "schema_digest");

    private TableCopy() {}

    /** Opens a connection of one transaction. */
    static Connection open(DatabaseSettings settings) throws SQLException {
        Properties login = new Properties();
        if (!settings.user().isEmpty()) {
            login.setProperty("user", settings.user());
            login.setProperty("password", settings.password());
        }
        Connection connection = DriverManager.getConnection(settings.url(), login);
        connection.setAutoCommit(false);
        return connection;
    }

    /** Opens a connection that sees one moment. */
    static Connection openMoment(DatabaseSettings settings) throws SQLException {
        Connection connection = open(settings);
        if (Dialect.of(settings.url()) == Dialect.POSTGRESQL) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
        }
        return connection;
    }

    /** Returns the tables that are copied, in order. */
    static List<String> tables(Connection connection, Predicate<String> wanted)
            throws SQLException {
        Set<String> names = new TreeSet<>();
        String schema =
                connection.getMetaData().getDatabaseProductName().startsWith("Post")
                        ? connection.getSchema()
                        : null;
        try (ResultSet rows =
                connection.getMetaData().getTables(null, schema, "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                String name = rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (!OF_MIGRATION.contains(name) && !name.startsWith("sqlite_")) {
                    names.add(name);
                }
            }
        }
        return names.stream().filter(wanted).toList();
    }
}
