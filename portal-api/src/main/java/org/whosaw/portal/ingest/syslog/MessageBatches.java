package org.whosaw.portal.ingest.syslog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.ingest.atna.AtnaMessage;
import org.whosaw.portal.ingest.atna.rest.AtnaIntake;

/**
 * Gathers messages of all connections and records them, many in one transaction. When recording is
 * slow the queue fills, connections wait, and TCP makes their senders wait. When recording fails it
 * is tried again until the database is back; one message that alone can not be recorded while
 * others can is counted and left out, so that it does not stop the rest.
 */
final class MessageBatches {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.ingest");
    private static final long RETRY_MILLIS = 1_000;
    private static final int TRIES = 3;

    private final AtnaIntake intake;
    private final int most;
    private final long millis;
    private final BlockingQueue<Arrived> queue;
    private final AtomicLong recorded = new AtomicLong();
    private volatile boolean stopping;
    private volatile boolean broken;
    private @Nullable Thread worker;

    /**
     * @param most how many are recorded at once
     * @param millis how long one waits for others
     */
    MessageBatches(AtnaIntake intake, int most, long millis) {
        this.intake = intake;
        this.most = most;
        this.millis = millis;
        this.queue = new ArrayBlockingQueue<>(most);
    }

    private record Arrived(Sender sender, AtnaMessage message) {}

    void start() {
        Thread thread = new Thread(this::work, "whosaw-syslog-batches");
        thread.setDaemon(true);
        worker = thread;
        thread.start();
    }

    /** Hands over a message; waits while the queue is full. */
    void put(Sender sender, AtnaMessage message) throws InterruptedException {
        queue.put(new Arrived(sender, message));
    }

    /** Returns how many messages were answered by the recorder so far. */
    long recorded() {
        return recorded.get();
    }

    /** Records what was handed over and ends; no more may be put. */
    void stop() throws InterruptedException {
        stopping = true;
        Thread thread = worker;
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(30));
            broken = true;
        }
    }

    private void work() {
        List<Arrived> batch = new ArrayList<>(most);
        try {
            while (true) {
                gather(batch);
                if (batch.isEmpty() && stopping && queue.isEmpty()) {
                    return;
                }
                record(batch);
                batch.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void gather(List<Arrived> batch) throws InterruptedException {
        Arrived first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        batch.add(first);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (batch.size() < most) {
            queue.drainTo(batch, most - batch.size());
            long left = end - System.nanoTime();
            if (left <= 0 || batch.size() == most || stopping) {
                return;
            }
            Arrived next = queue.poll(left, TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            batch.add(next);
        }
    }

    private void record(List<Arrived> batch) throws InterruptedException {
        Map<Sender, List<AtnaMessage>> bySender = new HashMap<>();
        for (Arrived each : batch) {
            bySender.computeIfAbsent(each.sender, unused -> new ArrayList<>()).add(each.message);
        }
        for (Map.Entry<Sender, List<AtnaMessage>> each : bySender.entrySet()) {
            if (!isRecorded(each.getKey(), each.getValue())) {
                for (AtnaMessage message : each.getValue()) {
                    record(each.getKey(), message);
                }
            }
        }
    }

    /** Records one alone until it is recorded, or until only it can not be. */
    private void record(Sender sender, AtnaMessage message) throws InterruptedException {
        while (!broken && !isRecorded(sender, List.of(message))) {
            try {
                intake.refuse(
                        sender.hospital(),
                        sender.system(),
                        Map.of(SyslogFault.NOT_RECORDED.code(), 1L));
                LOG.error("a message was left out: the database takes others");
                return;
            } catch (RuntimeException e) {
                LOG.warn("the database is away: {}", e.getClass().getName());
            }
        }
    }

    private boolean isRecorded(Sender sender, List<AtnaMessage> messages)
            throws InterruptedException {
        for (int i = 0; i < TRIES && !broken; i++) {
            try {
                intake.take(sender.hospital(), sender.system(), messages);
                recorded.addAndGet(messages.size());
                return true;
            } catch (RuntimeException e) {
                // The database may be away or full; senders wait until it is back.
                LOG.warn("syslog batch waits: {}", e.getClass().getName());
                Thread.sleep(RETRY_MILLIS);
            }
        }
        return false;
    }
}
