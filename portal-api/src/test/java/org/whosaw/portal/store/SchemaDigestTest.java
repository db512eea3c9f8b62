package org.whosaw.portal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaDigestTest {
    private static final SchemaDigest DIGEST = SchemaDigest.of(Migrator.CHANGELOG);

    @TempDir private Path folder;

    @Test
    void migrate_newDatabase_isKnownByItsDigest() throws SQLException {
        DatabaseSettings settings = DatabaseSettings.sqlite(folder.resolve("a.db"));

        try (Connection before = DriverManager.getConnection(settings.url())) {
            assertThat(DIGEST.isIn(before)).isFalse();
        }
        Migrator.migrate(settings);

        try (Connection after = DriverManager.getConnection(settings.url())) {
            assertThat(DIGEST.isIn(after)).isTrue();
        }
    }

    @Test
    void migrate_otherDigest_letsLiquibaseLookAndWritesTheNewOne() throws SQLException {
        DatabaseSettings settings = DatabaseSettings.sqlite(folder.resolve("b.db"));
        Migrator.migrate(settings);
        try (Connection connection = DriverManager.getConnection(settings.url());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE schema_digest SET digest = 'older'");
        }

        Migrator.migrate(settings);

        try (Connection after = DriverManager.getConnection(settings.url())) {
            assertThat(DIGEST.isIn(after)).isTrue();
        }
        assertThat(Migrator.pending(settings)).isZero();
    }
}
