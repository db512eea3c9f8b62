package org.whosaw.portal.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
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
    private static final int KILLS = Integer.getInteger("ledger.kills", 2);
    private static final long APART = 1_000_000_000L;
    private static final int BATCH = 20;
    private static final int PROVEN = 200;
    private static final long AT_ONCE = 100_000;

    @TempDir Path folder;

    /** By node, which of its batches it said to be there: a bit each, for minutes of them. */
    private final Map<Long, BitSet> appended = new TreeMap<>();

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

    /**
     * Kills a node at one step after the other, each in a process of its own, {@code
     * -Dledger.kills=200} times in all; the next goes on from what is there.
     */
    @Test
    void kill_atEveryStep_recoversCleanAndNeverForks() throws Exception {
        DatabaseSettings settings = Engines.freshSqlite(folder);
        @Nullable Checkpoint before = null;
        for (int round = 0; round < KILLS; round++) {
            Step step = Step.values()[round % Step.values().length];
            try (Database database = Database.open(settings)) {
                new LedgerTrial(database).execute("UPDATE ledger_head SET lease_until = 0");
            }
            Process node =
                    start(settings, round * APART, step.name(), String.valueOf(1 + round % 5));
            Thread reader = listen(node);
            assertThat(node.waitFor(60, TimeUnit.SECONDS)).as(step.name()).isTrue();
            assertThat(node.exitValue()).as(step + " in round " + round).isEqualTo(137);
            reader.join(20_000);
            before = checked(settings, before);
        }
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
            return firsts.stream().filter(first -> appended.containsKey(first / APART)).count();
        }
    }

    private static Process start(DatabaseSettings settings, long first, String... dying)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerProcess.class.getName(),
                        settings.url(),
                        settings.user(),
                        String.valueOf(first)));
        command.addAll(List.of(dying));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
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
                long first = Long.parseLong(line.substring(9));
                appended.computeIfAbsent(first / APART, node -> new BitSet())
                        .set((int) (first % APART / BATCH));
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
            nothingLost(database);
            Random random = new Random(trial.newest().size());
            appended.forEach(
                    (node, batches) -> {
                        for (int i = 0; i < PROVEN / appended.size(); i++) {
                            int some = batches.nextSetBit(random.nextInt(batches.length()));
                            long from = node * APART + (long) some * BATCH;
                            trial.assertProven(from);
                            trial.assertProven(from + BATCH - 1);
                        }
                    });
            if (trial.newest().size() <= AT_ONCE) {
                trial.assertWhole(); // the audit below builds the tree anew without holding it
            }
            assertThat(trial.newest().size()).isEqualTo(trial.count("ledger_entry"));
            assertThat(
                            new LedgerAudit(database, List.of(trial.node().noteKey()))
                                    .check(null, n -> {}))
                    .satisfies(report -> assertThat(report.findings()).isEmpty());
        }
    }

    /** Looks for a place of each leaf of each batch that was said to be there. */
    private void nothingLost(Database database) {
        Map<Long, BitSet> placed = new HashMap<>();
        database.read(
                tx -> {
                    try (Statement query = tx.connection().createStatement()) {
                        query.setFetchSize(10_000);
                        try (ResultSet row =
                                query.executeQuery("SELECT entry_id FROM ledger_entry")) {
                            while (row.next()) {
                                long id = row.getLong(1);
                                placed.computeIfAbsent(id / APART, each -> new BitSet())
                                        .set((int) (id % APART));
                            }
                        }
                        return true;
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
        appended.forEach(
                (node, batches) -> {
                    BitSet of = placed.getOrDefault(node, new BitSet());
                    batches.stream()
                            .filter(each -> of.nextClearBit(each * BATCH) < (each + 1) * BATCH)
                            .forEach(each -> fail("batch " + each + " of node " + node));
                });
    }
}
