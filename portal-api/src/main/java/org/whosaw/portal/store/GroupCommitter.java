package org.whosaw.portal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.watch.RowWatch;

/**
 * The one writer of a SQLite file. Callers queue blocks; the writer runs many in savepoints under
 * one commit and completes them after it. It never lingers: while one commit syncs, the next batch
 * gathers by itself.
 *
 * <p>At a crash before the commit none of the batch is there and no caller was answered; after it
 * all are there.
 */
final class GroupCommitter implements AutoCloseable {
    private static final int QUEUE = 512;
    private static final int MAX_BATCH = 256;
    private static final java.time.Duration RETRY = java.time.Duration.ofSeconds(1);

    private final BlockingQueue<Job<?>> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Tx tx;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable RowWatch watch;

    GroupCommitter(Handle handle) {
        this.tx = new Tx(handle, Dialect.SQLITE);
        this.thread = new Thread(this::run, "whosaw-writer");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** Has each block's touched rows told from now on. */
    void watch(RowWatch rows) {
        watch = rows;
    }

    /** Queues the block, waits for its commit and returns its result. */
    <T> T submit(Function<Tx, T> block) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("a transaction block must not open another one");
        }
        if (closed) {
            throw new PortalException(StoreError.CLOSED);
        }
        Job<T> job = new Job<>(block, new CompletableFuture<>());
        try {
            if (!queue.offer(job, 2, TimeUnit.SECONDS)) {
                throw PortalException.retryAfter(StoreError.BUSY, RETRY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PortalException(StoreError.CLOSED);
        }
        try {
            return job.result().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private void run() {
        List<Job<?>> batch = new ArrayList<>(MAX_BATCH);
        while (!closed || !queue.isEmpty()) {
            try {
                Job<?> first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                queue.drainTo(batch, MAX_BATCH - 1);
                commit(batch);
            } catch (InterruptedException e) {
                closed = true; // close() asks so; the rest of the queue is still written
            } finally {
                batch.clear();
            }
        }
    }

    private void commit(List<Job<?>> batch) {
        Connection connection = tx.connection();
        try {
            connection.setAutoCommit(false);
            for (Job<?> job : batch) {
                job.runIn(connection, tx, watch);
            }
            connection.commit();
        } catch (SQLException | RuntimeException | Error e) {
            rollback(connection);
            batch.forEach(job -> job.fail(e));
            return;
        } finally {
            restoreAutoCommit(connection);
        }
        batch.forEach(Job::complete);
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The commit's own failure is what every caller is told; the connection rolls back on
            // reuse.
            return;
        }
    }

    private static void restoreAutoCommit(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            return; // as above: the next commit sets it again and fails loudly if it cannot
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!thread.isAlive()) {
            tx.closeStatements();
        }
        Job<?> left;
        while ((left = queue.poll()) != null) {
            left.fail(new PortalException(StoreError.CLOSED));
        }
    }

    /** One caller's block and the future she waits on. */
    private static final class Job<T> {
        private final Function<Tx, T> block;
        private final CompletableFuture<T> result;
        private @Nullable T value;
        private @Nullable Throwable failure;

        Job(Function<Tx, T> block, CompletableFuture<T> result) {
            this.block = block;
            this.result = result;
        }

        CompletableFuture<T> result() {
            return result;
        }

        void runIn(Connection connection, Tx tx, @Nullable RowWatch watch) throws SQLException {
            Savepoint savepoint = connection.setSavepoint();
            try {
                value = block.apply(tx);
                if (watch != null) {
                    watch.settle(tx);
                }
                connection.releaseSavepoint(savepoint);
            } catch (RuntimeException | Error e) {
                failure = e;
                connection.rollback(savepoint);
                connection.releaseSavepoint(savepoint);
            }
        }

        @SuppressWarnings("NullAway") // a block may return null; the caller's type says so
        void complete() {
            if (failure != null) {
                result.completeExceptionally(failure);
            } else {
                result.complete(value);
            }
        }

        void fail(Throwable e) {
            result.completeExceptionally(failure != null ? failure : e);
        }
    }
}
