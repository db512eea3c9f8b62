package org.whosaw.portal.web.kill;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.store.DatabaseSettings;
import org.whosaw.portal.store.PostgresEngine;

/** The same on PostgreSQL, which lives on: only the portal is killed. */
class KillNinePostgresIT {
    @RegisterExtension final PostgresEngine engine = new PostgresEngine();
    @TempDir Path folder;

    @Test
    void server_killedUnderLoad_losesAndDoublesNothing() throws Exception {
        DatabaseSettings settings = engine.settings();
        Hospital hospital = Hospital.prepare(folder, settings);
        Map<String, String> environment =
                Map.of(
                        "PORTAL_DB_URL", settings.url(),
                        "PORTAL_DB_USER", settings.user(),
                        "PORTAL_DB_PASSWORD", settings.password());
        try (KillNineRounds rounds = new KillNineRounds(folder)) {
            rounds.run(3, hospital, environment, settings);
        }
    }
}
