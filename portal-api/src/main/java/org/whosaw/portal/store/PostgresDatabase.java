package org.whosaw.portal.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A database on PostgreSQL: plain transactions; the server groups commits by itself. */
final class PostgresDatabase implements Database {
    private static final List<String> SCRUBBED =
            List.of("person", "person_identifier", "request", "request_answer", "access_review");

    private final HikariDataSource pool;
    private final Jdbi jdbi;

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
        return new PostgresDatabase(new HikariDataSource(config));
    }

    @Override
    public <T> T read(Function<Tx, T> block) {
        return jdbi.withHandle(
                handle -> {
                    handle.setReadOnly(true); // the pool sets it back when the handle closes
                    return handle.inTransaction(h -> run(h, block));
                });
    }

    @Override
    public <T> T inTransaction(Function<Tx, T> block) {
        return jdbi.inTransaction(handle -> run(handle, block));
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
