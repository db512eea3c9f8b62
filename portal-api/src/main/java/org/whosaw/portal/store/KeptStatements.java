package org.whosaw.portal.store;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Keeps the statements of one reading connection prepared between uses: SQLite compiles a text anew
 * each time, which costs more than a small query. Jdbi closes result sets itself. Belongs to one
 * connection.
 */
final class KeptStatements implements StatementBuilder {
    private static final int MOST = 64;

    private final StatementBuilder plain = new DefaultStatementBuilder();
    private final Map<String, PreparedStatement> idle = new HashMap<>();

    /** What each was prepared from: Jdbi gives it back under the text before parsing. */
    private final Map<Statement, String> texts = new IdentityHashMap<>();

    @Override
    public Statement create(Connection connection, StatementContext context) throws SQLException {
        return plain.create(connection, context);
    }

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context)
            throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        if (kept != null) {
            return kept;
        }
        PreparedStatement fresh = plain.create(connection, sql, context);
        if (texts.size() < MOST) {
            texts.put(fresh, sql);
        }
        return fresh;
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext context)
            throws SQLException {
        return plain.createCall(connection, sql, context);
    }

    @Override
    public void close(Connection connection, String sql, Statement statement) throws SQLException {
        String text = texts.get(statement);
        if (text != null
                && statement instanceof PreparedStatement prepared
                && idle.putIfAbsent(text, prepared) == null) {
            prepared.clearParameters(); // they may be personal
            return;
        }
        texts.remove(statement);
        statement.close();
    }

    @Override
    public void close(Connection connection) {
        for (PreparedStatement each : idle.values()) {
            try {
                each.close();
            } catch (SQLException e) {
                continue; // its connection is gone, and the statement with it
            }
        }
        idle.clear();
        texts.clear();
    }
}
