package org.whosaw.portal.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.store.watch.RowWatch;
import org.whosaw.portal.store.watch.RowWatcher;

/** A database on PostgreSQL: plain transactions; the server groups commits by itself. */
final class PostgresDatabase implements Database {
    private static final List<String> SCRUBBED =
            List.of("person", "person_identifier", "request", "request_answer", "access_review");

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private volatile @Nullable RowWatch watch;

    private PostgresDatabase(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = JdbiSetup.over(pool);
    }

    static PostgresDatabase open(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        if (!settings.user().isEmpty()) {
            config.setUsername(settings.user());
            config.setPassword(settings.password());
        }
        config.setMaximumPoolSize(settings.readers() + 4);
        config.setMinimumIdle(1);
        config.setPoolName("whosaw");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "whosaw");
        config.setConnectionInitSql(RowWatch.SESSION);
        return new PostgresDatabase(new HikariDataSource(config));
    }

    @Override
    public <T> T read(Function<Tx, T> block) {
        return jdbi.withHandle(
                handle -> {
                    if (!handle.isInTransaction()) { // a reading within a writing is part of it
                        handle.setReadOnly(true); // the pool sets it back when it closes
                    }
                    return handle.inTransaction(h -> run(h, block));
                });
    }

    @Override
    public <T> T inTransaction(Function<Tx, T> block) {
        return jdbi.inTransaction(
                handle ->
                        run(
                                handle,
                                tx -> {
                                    T result = block.apply(tx);
                                    RowWatch current = watch;
                                    if (current != null) {
                                        current.settle(tx);
                                    }
                                    return result;
                                }));
    }

    private static <T> T run(Handle handle, Function<Tx, T> block) {
        Tx tx = new Tx(handle, Dialect.POSTGRESQL);
        try {
            return block.apply(tx);
        } finally {
            tx.closeStatements();
        }
    }

    @Override
    public void watch(Map<String, Set<String>> tables, RowWatcher watcher) {
        watch = inTransaction(tx -> RowWatch.install(tx, tables, watcher));
    }

    @Override
    public boolean scrub() {
        return jdbi.withHandle(
                handle -> {
                    handle.execute("VACUUM (FULL) data_key"); // small: nothing but keys
                    for (String table : SCRUBBED) {
                        handle.execute("VACUUM " + table);
                    }
                    return true;
                });
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public void close() {
        pool.close();
    }
}
