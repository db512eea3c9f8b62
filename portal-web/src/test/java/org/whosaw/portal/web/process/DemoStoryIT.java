package org.whosaw.portal.web.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.store.DatabaseSettings;
import org.whosaw.portal.store.Engines;

/** The demo as it is shipped, on either engine: one URL is all that differs. */
class DemoStoryIT {
    private static final List<String> DEMO =
            List.of("demo", "--patients", "12", "--events", "900", "--seed", "7");

    @TempDir Path folder;

    @Test
    void demo_onSqlite_tellsItsStory() throws IOException {
        try (ServerProcess server = ServerProcess.start(folder, Map.of(), DEMO)) {
            new DemoStory(server, folder).walk();
        }
        assertThat(folder.resolve("portal.db")).exists();
        assertQuiet();
    }

    @Test
    void demo_onPostgresql_tellsTheSameStory() throws IOException {
        DatabaseSettings settings = Engines.shared().freshPostgres();
        Map<String, String> environment =
                Map.of(
                        "PORTAL_DB_URL", settings.url(),
                        "PORTAL_DB_USER", settings.user(),
                        "PORTAL_DB_PASSWORD", settings.password());
        try (ServerProcess server = ServerProcess.start(folder, environment, DEMO)) {
            new DemoStory(server, folder).walk();
        }
        assertThat(folder.resolve("portal.db")).doesNotExist();
        assertQuiet();
    }

    /** What a terminal shows is for people: links, and no line of a log. */
    private void assertQuiet() throws IOException {
        String said = Files.readString(folder.resolve("server.out"));
        assertThat(said).contains("http://localhost:", "/bind");
        assertThat(said).doesNotContain("\tat ", "Exception", "WARNING:", "WARN in", "INFO in");
    }
}
