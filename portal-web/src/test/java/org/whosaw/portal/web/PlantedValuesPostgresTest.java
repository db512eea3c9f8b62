package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;

/** The same on PostgreSQL: its tables, its write-ahead log and its own logs hold nothing either. */
class PlantedValuesPostgresTest {
    @TempDir Path folder;
    @TempDir Path cluster;

    @Test
    void files_afterEverything_holdNothingPlanted() throws IOException, SQLException {
        Keyring.generate(new RandomSource(), false).write(folder.resolve("keys"));
        List<String> planted = new ArrayList<>(PlantedBodies.VALUES);
        try (EmbeddedPostgres postgres = start();
                SmsGateway sms = new SmsGateway();
                RunningPortal portal = RunningPortal.start(config(postgres, sms));
                PlantedPeople people = new PlantedPeople(portal)) {
            PlantedDrive drive = new PlantedDrive(portal, sms, people);
            drive.all();
            planted.addAll(drive.secrets());
            planted.addAll(people.secrets());
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CHECKPOINT"); // so that the tables are in their files
            }
            assertThat(new PlantedSearch(planted).in(folder, cluster)).isEmpty();
            assertThat(new PlantedSearch(List.of("市妇幼演示医院")).in(cluster))
                    .as("the search looks where the rows are")
                    .isNotEmpty();
        }
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(cluster.resolve("data"))
                .setServerConfig("fsync", "off")
                .start();
    }

    private ShippedConfig config(EmbeddedPostgres postgres, SmsGateway sms) {
        return sms.in(new ShippedConfig(folder))
                .with(
                        "${PORTAL_DB_URL:-}",
                        "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres")
                .with("${PORTAL_DB_USER:-}", "postgres")
                .with("${PORTAL_DB_PASSWORD:-}", "x");
    }
}
