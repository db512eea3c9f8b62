package org.whosaw.portal.health;

import com.codahale.metrics.health.HealthCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/** Asks the database to read, and its writer to take a turn. */
final class DatabaseHealth extends HealthCheck {
    private final Database database;

    DatabaseHealth(Database database) {
        this.database = database;
    }

    @Override
    protected Result check() {
        database.read(DatabaseHealth::ask);
        database.inTransaction(DatabaseHealth::ask);
        return Result.healthy("reads and writes");
    }

    private static boolean ask(Tx tx) {
        Connection connection = tx.connection();
        try (Statement statement = connection.createStatement()) {
            return statement.execute("SELECT 1");
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer", e);
        }
    }
}
