package org.whosaw.portal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * One transaction, or one reading. Belongs to one thread and to its block: never keep one.
 *
 * <p>SQL objects are attached and statements prepared once a connection on SQLite, once a
 * transaction on PostgreSQL: attaching costs more than a small statement.
 */
public final class Tx {
    private static final int MOST_STATEMENTS = 64;

    private final Handle handle;
    private final Dialect dialect;
    private final Map<Class<?>, Object> daos = new HashMap<>();
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(16, 0.75f, true);

    Tx(Handle handle, Dialect dialect) {
        this.handle = handle;
        this.dialect = dialect;
    }

    /** Returns the SQL object of a DAO interface, bound to this transaction. */
    public <T> T dao(Class<T> type) {
        return type.cast(daos.computeIfAbsent(type, handle::attach));
    }

    /**
     * Returns a prepared statement for a hot path. It is kept for the next block, so never close
     * it; close its result sets, and use one text for one thing at a time.
     */
    public PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement kept = statements.get(sql);
        if (kept != null) {
            kept.clearBatch(); // a block that failed may have left some
            return kept;
        }
        if (statements.size() >= MOST_STATEMENTS) {
            var oldest = statements.entrySet().iterator();
            oldest.next().getValue().close();
            oldest.remove();
        }
        PreparedStatement fresh = connection().prepareStatement(sql);
        statements.put(sql, fresh);
        return fresh;
    }

    /** Closes the statements that were kept; the transaction is the caller's. */
    void closeStatements() {
        for (PreparedStatement each : statements.values()) {
            try {
                each.close();
            } catch (SQLException e) {
                continue; // its connection is gone, and the statement with it
            }
        }
        statements.clear();
    }

    Handle handle() {
        return handle;
    }

    /** Returns the JDBC connection, for what is no hot path and no SQL object. */
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
