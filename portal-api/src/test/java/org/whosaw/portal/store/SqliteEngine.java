package org.whosaw.portal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives each test a fresh, migrated SQLite database. */
public final class SqliteEngine implements Engine, BeforeEachCallback, AfterEachCallback {
    private Path folder;
    private Database database;

    @Override
    public void beforeEach(ExtensionContext context) {
        try {
            folder = Files.createTempDirectory("whosaw-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database = Database.open(Engines.freshSqlite(folder));
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
