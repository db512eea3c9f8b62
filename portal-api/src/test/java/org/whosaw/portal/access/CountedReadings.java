package org.whosaw.portal.access;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Dialect;
import org.whosaw.portal.store.Tx;
import org.whosaw.portal.store.watch.RowWatcher;

/** A database that counts how often it is read. */
record CountedReadings(Database database, AtomicInteger count) implements Database {
    CountedReadings(Database database) {
        this(database, new AtomicInteger());
    }

    int readings() {
        return count.get();
    }

    @Override
    public <T> T read(Function<Tx, T> block) {
        count.incrementAndGet();
        return database.read(block);
    }

    @Override
    public <T> T inTransaction(Function<Tx, T> block) {
        return database.inTransaction(block);
    }

    @Override
    public Dialect dialect() {
        return database.dialect();
    }

    @Override
    public void watch(Map<String, Set<String>> tables, RowWatcher watcher) {
        database.watch(tables, watcher);
    }

    @Override
    public boolean scrub() {
        return database.scrub();
    }

    @Override
    public void close() {
        database.close();
    }
}
