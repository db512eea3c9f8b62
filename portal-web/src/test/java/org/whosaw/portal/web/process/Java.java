package org.whosaw.portal.web.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The Java that runs the tests, and newer ones on this machine. */
final class Java {
    /** Names a newer one when it lies elsewhere. */
    static final String NAMED = "JAVA25_HOME";

    private static final Path INSTALLED = Path.of("/usr/lib/jvm");
    private static final int NEWER = 21;

    private Java() {}

    /** Returns the program that runs this test. */
    static Path here() {
        return program(Path.of(System.getProperty("java.home")));
    }

    private static Path program(Path home) {
        return home.resolve("bin").resolve("java");
    }

    /**
     * Returns the newest Java from 21 on: the one that {@code JAVA25_HOME} names, else the newest
     * below {@code /usr/lib/jvm}, where Debian puts them; each says in its {@code release} file
     * what it is.
     */
    static Optional<Path> newer() {
        String named = System.getenv(NAMED);
        if (named != null && !named.isEmpty()) {
            return Optional.of(program(Path.of(named)));
        }
        Path best = null;
        int newest = NEWER - 1;
        for (Path home : installed()) {
            if (version(home) > newest && Files.isExecutable(program(home))) {
                newest = version(home);
                best = program(home);
            }
        }
        return Optional.ofNullable(best);
    }

    private static List<Path> installed() {
        if (!Files.isDirectory(INSTALLED)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(INSTALLED)) {
            return new ArrayList<>(all.sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int version(Path home) {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release)) {
            return 0;
        }
        Properties told = new Properties();
        try (InputStream in = Files.newInputStream(release)) {
            told.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = told.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return Integer.parseInt(text.split("[^0-9]", 2)[0]);
    }
}
