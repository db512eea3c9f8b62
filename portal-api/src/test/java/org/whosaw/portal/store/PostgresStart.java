package org.whosaw.portal.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;

/** Starts the test database in a process of its own, and says as whom and what it is. */
final class PostgresStart {
    private PostgresStart() {}

    /** Prints the user and the server's version, then stops it. */
    public static void main(String[] args) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT version()")) {
            rows.next();
            System.out.println(System.getProperty("user.name") + ": " + rows.getString(1));
        }
    }
}
