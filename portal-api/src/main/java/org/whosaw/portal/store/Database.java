package org.whosaw.portal.store;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads and writes one database. Safe for threads.
 *
 * <p>{@link #inTransaction} returns after the commit is durable, or throws and nothing was written.
 * A block holds only database work: no crypto, no I/O, no rendering, for on SQLite all writers
 * queue behind it.
 */
public interface Database extends AutoCloseable {
    /** Runs {@code block} on one consistent reading and returns its result. */
    <T> T read(Function<Tx, T> block);

    /**
     * Runs {@code block} in one transaction, commits it durably, and returns its result. A block
     * that throws is rolled back alone.
     */
    <T> T inTransaction(Function<Tx, T> block);

    /** Runs {@code block} as {@link #inTransaction} does, without a result. */
    default void write(Consumer<Tx> block) {
        inTransaction(
                tx -> {
                    block.accept(tx);
                    return true;
                });
    }

    /** Returns the engine. */
    Dialect dialect();

    @Override
    void close();

    /** Opens the database at {@code settings}, without migrating it. */
    static Database open(DatabaseSettings settings) {
        return switch (Dialect.of(settings.url())) {
            case SQLITE -> SqliteDatabase.open(settings);
            case POSTGRESQL -> PostgresDatabase.open(settings);
        };
    }
}
