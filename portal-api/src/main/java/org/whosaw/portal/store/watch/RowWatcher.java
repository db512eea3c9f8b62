package org.whosaw.portal.store.watch;

import java.sql.SQLException;
import java.util.List;
import org.whosaw.portal.store.Tx;

/** Hears, at the end of a writing transaction and inside of it, which rows it touched. */
@FunctionalInterface
public interface RowWatcher {
    /** A row that was written or taken away, by its key as the database gives it. */
    record Touched(WatchedTable table, List<Object> key, List<String> text) {
        public Touched {
            key = List.copyOf(key);
            text = List.copyOf(text);
        }
    }

    /** Hears of rows, each once. */
    void touched(Tx tx, List<Touched> rows) throws SQLException;
}
