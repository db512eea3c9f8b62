package org.whosaw.portal.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.access.AccessRecorder;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.RecordAnswer;
import org.whosaw.portal.kernel.RecordAnswer.Status;

/** Fills a database through the real recorder: two threads prepare, the one writer writes. */
final class Filling {
    private static final int BATCH = 1_000;
    private static final int THREADS = 2;
    private static final long TELL_EVERY = 200_000;

    private Filling() {}

    /** Records events {@code from} to {@code to - 1}. */
    static void of(
            AccessRecorder recorder,
            HospitalId hospital,
            BenchWorld world,
            long from,
            long to,
            BenchReport report) {
        AtomicLong next = new AtomicLong(from);
        Callable<Void> work =
                () -> {
                    for (long i = next.getAndAdd(BATCH); i < to; i = next.getAndAdd(BATCH)) {
                        record(recorder, hospital, world, i, Math.min(to, i + BATCH));
                        if ((i - from + BATCH) % TELL_EVERY == 0) {
                            report.progress((i - from + BATCH) + " events written");
                        }
                    }
                    return null;
                };
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Void> each : threads.invokeAll(List.of(work, work))) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("filling failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Records events {@code from} to {@code to - 1} as one batch, and demands that all stand. */
    static void record(
            AccessRecorder recorder, HospitalId hospital, BenchWorld world, long from, long to) {
        List<AccessEvent> batch = new ArrayList<>((int) (to - from));
        for (long i = from; i < to; i++) {
            batch.add(world.event(i));
        }
        demandAccepted(recorder.record(hospital, batch));
    }

    static void demandAccepted(List<RecordAnswer> answers) {
        for (RecordAnswer each : answers) {
            if (each.status() != Status.ACCEPTED) {
                String code = each.error() == null ? "" : each.error().code();
                throw new IllegalStateException("an event was not accepted: " + code);
            }
        }
    }
}
