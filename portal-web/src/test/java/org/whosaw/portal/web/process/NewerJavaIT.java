package org.whosaw.portal.web.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar that was built for Java 17 on the newest Java of this machine, from 21 on: demo, sign-in,
 * list, detail, FHIR, sheets, an installation, its check and the bench.
 */
class NewerJavaIT {
    @TempDir Path folder;
    private Path java;

    @BeforeEach
    void find() {
        java = Java.newer().orElse(null);
        assumeThat(java)
                .as(
                        "NOT TESTED on a newer Java: there is none from 21 on in /usr/lib/jvm."
                                + " Install one there, or name its folder in JAVA25_HOME.")
                .isNotNull();
    }

    @Test
    void demo_onNewerJava_tellsItsStory() throws IOException {
        List<String> demo = List.of("demo", "--patients", "12", "--events", "900", "--seed", "7");
        try (ServerProcess server = ServerProcess.start(java, folder, Map.of(), demo)) {
            new DemoStory(server, folder).walk();
        }
        String said = Files.readString(folder.resolve("server.out"));
        assertThat(said).contains("http://localhost:", "/bind");
        assertThat(said).doesNotContain("\tat ", "Exception", "WARNING:", "WARN in");
    }

    @Test
    void installation_onNewerJava_isSound() {
        said("keys new", "Keys written to");
        said("db", "newest step");
        said("check", "All is well.");
    }

    @Test
    void bench_onNewerJava_measures() {
        said("bench explain --events 3000", "accesses/s");
    }

    private void said(String typed, String words) {
        Typed result = Typed.run(java, 600, folder, Map.of(), typed.split(" "));
        assertThat(result.exit()).as(typed + "\n" + result.out()).isZero();
        assertThat(result.out()).as(typed).contains(words);
        assertThat(result.out()).as(typed).doesNotContain("\tat ", "Exception", "WARNING:");
    }
}
