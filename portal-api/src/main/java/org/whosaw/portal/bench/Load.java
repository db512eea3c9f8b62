package org.whosaw.portal.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.whosaw.portal.bench.HttpConnection.Answer;

/** Drives one server over several connections at once, each waiting for its answer. */
final class Load {
    private static final long BACK_OFF_MILLIS = 20;

    private Load() {}

    /** What came of a drive: how many answers, in how long, each how long. */
    record Driven(int requests, double seconds, Latencies latencies) {
        double perSecond() {
            return requests / seconds;
        }
    }

    /** Sends requests 0 to {@code count - 1}, each once, shared among the connections. */
    static Driven each(int port, int connections, int count, IntFunction<byte[]> requests) {
        AtomicInteger next = new AtomicInteger();
        return drive(port, connections, requests, worker -> at(next, count));
    }

    private static int at(AtomicInteger next, int count) {
        int i = next.getAndIncrement();
        return i < count ? i : -1;
    }

    /** Sends requests of endless numbers until the time is over. */
    static Driven during(int port, int connections, Duration time, IntFunction<byte[]> requests) {
        AtomicInteger next = new AtomicInteger();
        long until = System.nanoTime() + time.toNanos();
        return drive(
                port,
                connections,
                requests,
                worker -> System.nanoTime() < until ? next.getAndIncrement() : -1);
    }

    private static Driven drive(
            int port, int connections, IntFunction<byte[]> requests, IntUnaryOperator numbers) {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Callable<Latencies>> workers = new ArrayList<>();
            for (int w = 0; w < connections; w++) {
                int worker = w;
                workers.add(() -> work(port, requests, () -> numbers.applyAsInt(worker)));
            }
            long start = System.nanoTime();
            List<Latencies> parts = new ArrayList<>();
            for (Future<Latencies> each : threads.invokeAll(workers)) {
                parts.add(each.get());
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            Latencies all = Latencies.merged(parts);
            return new Driven(all.count(), seconds, all);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a connection failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Latencies work(
            int port, IntFunction<byte[]> requests, java.util.function.IntSupplier numbers) {
        Latencies latencies = new Latencies();
        try (HttpConnection connection = new HttpConnection(port)) {
            for (int i = numbers.getAsInt(); i >= 0; i = numbers.getAsInt()) {
                byte[] request = requests.apply(i);
                long start = System.nanoTime();
                Answer answer = connection.send(request);
                while (answer.status() == 429 || answer.status() == 503) {
                    Thread.sleep(BACK_OFF_MILLIS); // asked to come back: it counts as waiting
                    answer = connection.send(request);
                }
                latencies.add(System.nanoTime() - start);
                if (answer.status() != 200) {
                    throw new IllegalStateException(
                            "the server answered " + answer.status() + ": " + answer.text());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return latencies;
    }
}
