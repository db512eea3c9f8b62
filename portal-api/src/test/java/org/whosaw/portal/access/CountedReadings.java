package org.whosaw.portal.access;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Dialect;
import org.whosaw.portal.store.Tx;

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
    public boolean scrub() {
        return database.scrub();
    }

    @Override
    public void close() {
        database.close();
    }
}
