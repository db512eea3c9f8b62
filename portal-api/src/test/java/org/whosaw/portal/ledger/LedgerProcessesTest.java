package org.whosaw.portal.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.ledger.note.Checkpoint;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.DatabaseSettings;
import org.whosaw.portal.store.Engines;

/**
 * Kills nodes in processes of their own; two of them work on one PostgreSQL at once. Runs a few
 * seconds, or as many as {@code -Dledger.seconds} says.
 */
class LedgerProcessesTest {
    private static final int SECONDS = Integer.getInteger("ledger.seconds", 3);
    private static final long APART = 1_000_000_000L;

    @TempDir Path folder;
    private final Set<Long> appended = new TreeSet<>();

    @Test
    void kill_sqliteNodeAgainAndAgain_nothingLostNothingForked() throws Exception {
        DatabaseSettings settings = Engines.freshSqlite(folder);
        @Nullable Checkpoint before = null;
        for (int round = 0; round < 2; round++) {
            run(settings, SECONDS * 500L, List.of(round * APART));
            before = checked(settings, before);
        }
        whole(settings);
    }

    @Test
    void kill_twoNodesOnOnePostgres_oneTreeWithoutGaps() throws Exception {
        DatabaseSettings settings = Engines.shared().freshPostgres();
        run(settings, SECONDS * 1_000L, List.of(0L, APART));
        whole(settings);
    }

    /** Lets nodes work side by side, then kills them all, and notes what they said. */
    private void run(DatabaseSettings settings, long millis, List<Long> firsts) throws Exception {
        List<Process> nodes = new ArrayList<>();
        for (long first : firsts) {
            nodes.add(start(settings, first));
        }
        List<Thread> readers = nodes.stream().map(this::listen).toList();
        Thread.sleep(millis);
        for (int i = 0; appendedBy(firsts) < firsts.size() && i < 300; i++) {
            Thread.sleep(100); // a busy machine starts processes slowly
        }
        for (Process node : nodes) {
            node.destroyForcibly();
            assertThat(node.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(node.exitValue()).as("killed, not failed").isEqualTo(137);
        }
        for (Thread reader : readers) {
            reader.join(20_000);
        }
    }

    private long appendedBy(List<Long> firsts) {
        synchronized (appended) {
            return firsts.stream()
                    .filter(
                            first ->
                                    appended.stream()
                                            .anyMatch(each -> each / APART == first / APART))
                    .count();
        }
    }

    private static Process start(DatabaseSettings settings, long first) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerProcess.class.getName(),
                        settings.url(),
                        settings.user(),
                        String.valueOf(first))
                .redirectErrorStream(true)
                .start();
    }

    private Thread listen(Process node) {
        Thread reader =
                new Thread(
                        () -> {
                            try (BufferedReader lines = node.inputReader(StandardCharsets.UTF_8)) {
                                lines.lines().forEach(this::heard);
                            } catch (java.io.UncheckedIOException | IOException e) {
                                return; // the pipe broke with the kill; what came whole was heard
                            }
                        });
        reader.start();
        return reader;
    }

    private void heard(String line) {
        if (line.matches("APPENDED [0-9]+")) {
            synchronized (appended) {
                appended.add(Long.parseLong(line.substring(9)));
            }
        }
    }

    private static @Nullable Checkpoint checked(
            DatabaseSettings settings, @Nullable Checkpoint before) {
        try (Database database = Database.open(settings)) {
            LedgerTrial trial = new LedgerTrial(database);
            if (trial.reader.newest().isEmpty()) {
                return before;
            }
            Checkpoint now = trial.newest();
            if (before != null) {
                trial.assertExtends(before, now);
            }
            return now;
        }
    }

    /** Recovers as a new node would and finds every batch that was said to be there. */
    private void whole(DatabaseSettings settings) {
        try (Database database = Database.open(settings)) {
            LedgerTrial trial = new LedgerTrial(database);
            Checkpoint before = trial.reader.newest().isPresent() ? trial.newest() : null;
            trial.execute("UPDATE ledger_head SET lease_until = 0");
            trial.settle(trial.node());
            if (before != null) {
                trial.assertExtends(before, trial.newest());
            }
            assertThat(appended).isNotEmpty();
            for (long from : appended) {
                for (long id : new long[] {from, from + 19}) {
                    assertThat(trial.reader.prove(LeafKind.ACCESS, id, 7)).isPresent();
                }
            }
            trial.assertProven(appended.iterator().next());
            trial.assertWhole();
            assertThat(trial.newest().size()).isEqualTo(trial.count("ledger_entry"));
            assertThat(new LedgerAudit(database, trial.node().noteKey()).check(null, n -> {}))
                    .satisfies(report -> assertThat(report.findings()).isEmpty());
        }
    }
}
