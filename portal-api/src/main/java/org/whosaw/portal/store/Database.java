package org.whosaw.portal.store;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.whosaw.portal.store.watch.RowWatcher;

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

    /**
     * Makes bytes that were deleted or overwritten leave the files, as far as the engine can: the
     * write-ahead log is emptied into the database, whose free space holds zeros (SQLite); dead
     * rows are vacuumed, and the table of keys is written anew (PostgreSQL, whose own log keeps old
     * pages until it is recycled). Never inside a transaction; a second or more.
     *
     * @return false when readers kept the log from being emptied; it is at the next checkpoint
     */
    boolean scrub();

    /**
     * Has {@code watcher} told, inside each writing transaction and at its end, which rows of
     * tables it touched. What the watcher writes is part of the transaction.
     *
     * @param tables which, and which of their columns are not watched
     */
    void watch(Map<String, Set<String>> tables, RowWatcher watcher);

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
