package org.whosaw.portal.web.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.whosaw.portal.store.DatabaseSettings;
import org.whosaw.portal.web.kill.Letter.Kind;
import org.whosaw.portal.web.process.ServerProcess;

/**
 * Kills the server with SIGKILL while seven senders send, again and again. What was answered
 * accepted or held must be there once, what was not answered must be taken when it is sent again,
 * nothing may be half there, and the database must open as if nothing had happened.
 */
final class KillNineRounds implements AutoCloseable {
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());
    private static final Duration OPENS_WITHIN = Duration.ofSeconds(60);

    private final Path folder;
    private final AtomicInteger registered = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Random random = new Random(SEED);
    private final List<Sender> ofAccesses = new ArrayList<>();
    private final List<Sender> ofProvisions = new ArrayList<>();
    private final Sender registrar = registrar();

    KillNineRounds(Path folder) {
        this.folder = folder;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Sends and kills so many times, then once more looks that all is well. */
    void run(
            int rounds,
            Hospital hospital,
            Map<String, String> environment,
            DatabaseSettings settings)
            throws Exception {
        addSenders();
        ServerProcess.start(folder, environment).close();
        int unanswered = 0;
        for (int round = 0; round <= rounds; round++) {
            try (ServerProcess server = ServerProcess.start(folder, environment)) {
                assertThat(server.started()).as("opens at once").isLessThan(OPENS_WITHIN);
                String token = hospital.token(server);
                for (Sender each : everyone()) {
                    unanswered += each.unansweredCount();
                    each.sendAgain(server, token);
                }
                look(settings);
                if (round < rounds) {
                    loadAndKill(server, token);
                }
            }
        }
        try (Books books = new Books(settings)) {
            report(rounds, unanswered, books);
        }
    }

    /** Looks into the database and lets go of it: when the server is killed, nobody else has it. */
    private void look(DatabaseSettings settings) {
        try (Books books = new Books(settings)) {
            books.holdExactly(answered(ofAccesses), answered(ofProvisions));
            books.areWhole();
        }
    }

    /** Two senders of batches, two of single events, one of Bundles, one of provisions. */
    private void addSenders() {
        ofAccesses.add(sender("a", Kind.ACCESSES, 100));
        ofAccesses.add(sender("b", Kind.ACCESSES, 30));
        ofAccesses.add(sender("c", Kind.ACCESSES, 1));
        ofAccesses.add(sender("d", Kind.FHIR_BUNDLE, 20));
        ofAccesses.add(sender("e", Kind.FHIR_EVENT, 1));
        ofProvisions.add(sender("p", Kind.DISCLOSURES, 25));
    }

    private Sender sender(String name, Kind kind, int events) {
        Letters letters = new Letters(name, new Random(SEED + name.hashCode()), registered);
        return new Sender(() -> letters.next(kind, events));
    }

    private Sender registrar() {
        Letters letters = new Letters("r", new Random(SEED), registered);
        Supplier<Letter> one =
                () -> {
                    pause(15); // so that entries gather that wait for the next one
                    registered.incrementAndGet();
                    return letters.patients(1);
                };
        return new Sender(one);
    }

    private List<Sender> everyone() {
        List<Sender> all = new ArrayList<>(ofAccesses);
        all.addAll(ofProvisions);
        all.add(registrar);
        return all;
    }

    private void loadAndKill(ServerProcess server, String token) throws Exception {
        List<CompletableFuture<Void>> sending = new ArrayList<>();
        for (Sender each : everyone()) {
            sending.add(
                    CompletableFuture.runAsync(
                            () -> each.sendUntilTheServerIsGone(server, token), threads));
        }
        pause(60 + random.nextInt(700));
        server.kill();
        for (CompletableFuture<Void> each : sending) {
            each.get(60, TimeUnit.SECONDS);
        }
    }

    private static Collection<String> answered(List<Sender> senders) {
        Map<String, String> all = new LinkedHashMap<>();
        senders.forEach(each -> all.putAll(each.answered()));
        return all.values();
    }

    /** A test that killed nobody in the middle of anything would prove nothing. */
    private void report(int rounds, int unanswered, Books books) {
        assertThat(unanswered).as("letters cut off").isGreaterThanOrEqualTo(rounds);
        assertThat(registered.get()).as("registered under load").isPositive();
        assertThat(books.count("SELECT count(*) FROM access_waiting")).isPositive();
        assertThat(books.count("SELECT count(*) FROM disclosure WHERE access_event_id > 0"))
                .isPositive();
        System.out.printf(
                "kill -9: %d times, %d letters cut off, %d accesses, %d provisions, %d entries;"
                        + " seed %d%n",
                rounds,
                unanswered,
                answered(ofAccesses).size(),
                answered(ofProvisions).size(),
                books.count("SELECT count(*) FROM access_subject"),
                SEED);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
