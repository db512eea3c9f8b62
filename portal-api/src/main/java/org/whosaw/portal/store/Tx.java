package org.whosaw.portal.store;

import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * One transaction, or one reading. Belongs to one thread and ends with its block.
 *
 * <p>SQL objects are attached once a transaction: attaching costs more than a small statement.
 */
public final class Tx {
    private final Handle handle;
    private final Dialect dialect;
    private final Map<Class<?>, Object> daos = new HashMap<>();

    Tx(Handle handle, Dialect dialect) {
        this.handle = handle;
        this.dialect = dialect;
    }

    /** Returns the SQL object of a DAO interface, bound to this transaction. */
    public <T> T dao(Class<T> type) {
        return type.cast(daos.computeIfAbsent(type, handle::attach));
    }

    /** Returns the JDBC connection, for hot paths that keep prepared statements. */
    public Connection connection() {
        return handle.getConnection();
    }

    /** Returns the engine's dialect. */
    public Dialect dialect() {
        return dialect;
    }

    /**
     * Waits for and holds a lock of that name until the transaction ends. On SQLite the single
     * writer is lock enough.
     */
    public void lock(long key) {
        if (dialect == Dialect.POSTGRESQL) {
            handle.createQuery("SELECT pg_advisory_xact_lock(:key) IS NULL")
                    .bind("key", key)
                    .mapTo(Boolean.class)
                    .one();
        }
    }
}
