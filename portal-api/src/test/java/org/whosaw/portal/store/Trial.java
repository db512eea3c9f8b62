package org.whosaw.portal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A fresh, migrated database for one try of a property; gone when closed. */
public final class Trial implements AutoCloseable {
    private final Path folder;
    private final Database database;
    private final Consumer<DatabaseSettings> end;
    private final DatabaseSettings settings;

    private Trial(
            Path folder, Supplier<DatabaseSettings> settings, Consumer<DatabaseSettings> end) {
        this.folder = folder;
        this.end = end;
        try {
            this.settings = settings.get();
            this.database = Database.open(this.settings);
        } catch (RuntimeException e) {
            delete(folder); // a property tries on: thousands of empty folders would stay behind
            throw e;
        }
    }

    /** Makes a SQLite file. */
    public static Trial sqlite() {
        Path folder = newFolder();
        return new Trial(folder, () -> Engines.freshSqlite(folder), closed -> {});
    }

    /** Makes a PostgreSQL database. */
    public static Trial postgres() {
        Engines engines = Engines.shared();
        return new Trial(newFolder(), engines::freshPostgres, engines::drop);
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("whosaw-trial");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
        end.accept(settings);
        delete(folder);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
