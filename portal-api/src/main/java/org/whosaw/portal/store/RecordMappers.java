package org.whosaw.portal.store;

import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Maps rows to any record by the names of its components. Jdbi's own mapper matches columns to
 * components anew for every query and reads annotations by reflection to do so, which took a third
 * of the time of a page; here the match is kept for each record and each list of columns. Safe for
 * threads.
 */
final class RecordMappers implements RowMapperFactory {
    private final Map<Class<?>, RowMapper<?>> known = new ConcurrentHashMap<>();

    @Override
    public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
        return type instanceof Class<?> found && found.isRecord()
                ? Optional.of(known.computeIfAbsent(found, Kept::of))
                : Optional.empty();
    }

    private static final class Kept<T> implements RowMapper<T> {
        private final RowMapper<T> whole;
        private final Map<List<String>, RowMapper<T>> byColumns = new ConcurrentHashMap<>();

        private Kept(RowMapper<T> whole) {
            this.whole = whole;
        }

        static <T> Kept<T> of(Class<T> type) {
            return new Kept<>(ConstructorMapper.of(type));
        }

        @Override
        public T map(ResultSet row, StatementContext context) throws SQLException {
            return whole.map(row, context);
        }

        @Override
        public RowMapper<T> specialize(ResultSet rows, StatementContext context)
                throws SQLException {
            List<String> columns = columns(rows.getMetaData());
            RowMapper<T> kept = byColumns.get(columns);
            if (kept == null) {
                kept = whole.specialize(rows, context);
                byColumns.put(columns, kept);
            }
            return kept;
        }

        private static List<String> columns(ResultSetMetaData data) throws SQLException {
            int count = data.getColumnCount();
            List<String> labels = new ArrayList<>(count);
            for (int i = 1; i <= count; i++) {
                labels.add(data.getColumnLabel(i));
            }
            return labels;
        }
    }
}
