package org.whosaw.portal.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PortalException;

/**
 * The reading connections of a SQLite file. Each is kept open with its SQL objects attached and its
 * statements prepared, for attaching and preparing cost more than most readings. At most so many
 * are opened, when they are needed; the one used last is used first, so that its cache is warm.
 * Safe for threads.
 */
final class SqliteReaders implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final LinkedBlockingDeque<Tx> idle = new LinkedBlockingDeque<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final Supplier<Handle> opener;
    private final int most;
    private volatile boolean closed;

    /**
     * Creates it.
     *
     * @param opener opens a connection that can only query
     * @param most how many may be open at once
     */
    SqliteReaders(Supplier<Handle> opener, int most) {
        this.opener = opener;
        this.most = most;
    }

    /** Runs the block on one consistent reading. */
    <T> T read(Function<Tx, T> block) {
        Tx tx = take();
        boolean sound = false;
        try {
            T result = block.apply(tx);
            sound = end(tx);
            return result;
        } catch (RuntimeException | Error e) {
            sound = end(tx);
            throw e;
        } finally {
            giveBack(tx, sound);
        }
    }

    private Tx take() {
        Tx tx = idle.pollFirst();
        if (tx != null) {
            return tx;
        }
        if (opened.incrementAndGet() <= most) {
            return open();
        }
        opened.decrementAndGet();
        return await();
    }

    private Tx await() {
        Tx tx = null;
        try {
            tx = closed ? null : idle.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (tx == null) {
            throw closed
                    ? new PortalException(StoreError.CLOSED)
                    : PortalException.retryAfter(StoreError.BUSY, RETRY);
        }
        return tx;
    }

    private Tx open() {
        Handle handle = null;
        try {
            handle = opener.get();
            handle.getConnection().setAutoCommit(false);
            return new Tx(handle, Dialect.SQLITE);
        } catch (SQLException | RuntimeException e) {
            opened.decrementAndGet();
            closeQuietly(handle);
            throw new IllegalStateException("the database can not be opened for reading", e);
        }
    }

    /** Ends the reading, so that the next one sees what was committed since. */
    private static boolean end(Tx tx) {
        try {
            tx.connection().rollback();
            return true;
        } catch (SQLException e) {
            return false; // the connection is closed instead of being used again
        }
    }

    private void giveBack(Tx tx, boolean sound) {
        if (sound && !closed) {
            idle.addFirst(tx);
            if (closed) {
                close(); // it came back while the others were being closed
            }
            return;
        }
        opened.decrementAndGet();
        closeQuietly(tx.handle());
    }

    private static void closeQuietly(@Nullable Handle handle) {
        if (handle == null) {
            return;
        }
        try {
            handle.getConnection().setAutoCommit(true); // Jdbi closes no open transaction
            handle.close();
        } catch (SQLException | JdbiException e) {
            return; // it is being thrown away
        }
    }

    @Override
    public void close() {
        closed = true;
        Tx tx;
        while ((tx = idle.pollFirst()) != null) {
            closeQuietly(tx.handle());
        }
    }
}
