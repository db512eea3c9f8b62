package org.whosaw.portal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.whosaw.portal.store.watch.RowWatch;
import org.whosaw.portal.store.watch.RowWatcher;

/**
 * A database in one SQLite file: WAL, {@code synchronous=FULL}, one writer that commits for all who
 * wait, and a pool of readers that can only query.
 */
final class SqliteDatabase implements Database {
    /**
     * Pages that gather in the WAL before a checkpoint; larger than the default buys ingest a
     * third.
     */
    private static final int WAL_AUTOCHECKPOINT = 8_000;

    /** Pages each reader keeps, in KiB: the system's file cache holds the rest for all. */
    private static final int READER_CACHE = 6_000;

    private static final int WRITER_CACHE = 32_000;

    private static final int SCRUBBINGS = 5;

    private final DatabaseSettings settings;
    private final SqliteReaders readers;
    private final Handle writeHandle;
    private final GroupCommitter committer;

    private SqliteDatabase(DatabaseSettings settings, SqliteReaders readers, Handle writeHandle) {
        this.settings = settings;
        this.readers = readers;
        this.writeHandle = writeHandle;
        this.committer = new GroupCommitter(writeHandle);
    }

    static SqliteDatabase open(DatabaseSettings settings) {
        Handle writer = JdbiSetup.over(source(settings.url(), false)).open();
        // WAL is a property of the file: the writer sets it before any reader opens.
        Jdbi reading = JdbiSetup.over(source(settings.url(), true));
        reading.setStatementBuilderFactory(connection -> new KeptStatements());
        return new SqliteDatabase(
                settings, new SqliteReaders(reading::open, settings.readers()), writer);
    }

    private static DataSource source(String url, boolean reader) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(5_000);
        config.enforceForeignKeys(true);
        config.setCacheSize(reader ? -READER_CACHE : -WRITER_CACHE);
        if (reader) {
            config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
            return queryOnly(config, url);
        }
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        SQLiteDataSource source =
                new SQLiteDataSource(config) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        Connection connection = super.getConnection();
                        try (var statement = connection.createStatement()) {
                            statement.execute("PRAGMA wal_autocheckpoint=" + WAL_AUTOCHECKPOINT);
                            // Deleted values must leave no bytes behind in free pages.
                            statement.execute("PRAGMA secure_delete=ON");
                            statement.execute("PRAGMA temp_store=MEMORY");
                        }
                        return connection;
                    }
                };
        source.setUrl(url);
        return source;
    }

    private static DataSource queryOnly(SQLiteConfig config, String url) {
        SQLiteDataSource source =
                new SQLiteDataSource(config) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        Connection connection = super.getConnection();
                        try (var statement = connection.createStatement()) {
                            statement.execute("PRAGMA query_only=ON");
                        }
                        return connection;
                    }
                };
        source.setUrl(url);
        return source;
    }

    @Override
    public <T> T read(Function<Tx, T> block) {
        return readers.read(block);
    }

    @Override
    public <T> T inTransaction(Function<Tx, T> block) {
        return committer.submit(block);
    }

    @Override
    public void watch(Map<String, Set<String>> tables, RowWatcher watcher) {
        committer.watch(committer.submit(tx -> RowWatch.install(tx, tables, watcher)));
    }

    @Override
    public boolean scrub() {
        // A connection of its own, for the writer's is inside a transaction whenever it is busy.
        try (Connection connection = source(settings.url(), false).getConnection();
                var statement = connection.createStatement()) {
            for (int i = 0; i < SCRUBBINGS; i++) {
                try (var row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                    if (row.next() && row.getInt(1) == 0) {
                        return true;
                    }
                }
            }
            return false;
        } catch (SQLException e) {
            return false; // busy for longer than its patience
        }
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public void close() {
        committer.close();
        readers.close();
        writeHandle.close();
    }
}
