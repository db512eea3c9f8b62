package org.whosaw.portal.ledger;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.DatabaseSettings;

/**
 * A node in a process of its own, to be killed: appends from one thread, sequences in another, and
 * says each batch on standard output after its commit.
 */
public final class LedgerProcess {
    private LedgerProcess() {}

    /** Dies as by {@code kill -9} when a turn has reached a step so many times. */
    private static Step.Watcher dyingAt(String[] args) {
        if (args.length < 5) {
            return Step.Watcher.NOBODY;
        }
        Step at = Step.valueOf(args[3]);
        AtomicLong left = new AtomicLong(Long.parseLong(args[4]));
        return step -> {
            if (step == at && left.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(137); // no hook runs, no file is closed
            }
        };
    }

    /**
     * Takes the database's address, the first id and, if it is to die by itself, at which step and
     * when it has come there so many times; works until it is killed.
     */
    public static void main(String[] args) {
        DatabaseSettings settings = new DatabaseSettings(args[0], args[1], "x", 2);
        long first = Long.parseLong(args[2]);
        AtomicLong ids = new AtomicLong(first);
        Database database = Database.open(settings);
        Ledger ledger = new Ledger(ids::incrementAndGet);
        Sequencer node =
                new Sequencer(
                        database,
                        NoteKeys.of(LedgerTrial.KEY),
                        LedgerTrial.ORIGIN,
                        ids::incrementAndGet,
                        Clock.systemUTC(),
                        dyingAt(args));
        Thread sequencer =
                new Thread(
                        () -> {
                            while (true) {
                                node.turn();
                            }
                        });
        sequencer.setUncaughtExceptionHandler(
                (thread, e) -> {
                    System.out.println("FAILED " + e);
                    Runtime.getRuntime().halt(3);
                });
        sequencer.start();
        for (long from = first; ; from += 20) {
            List<Leaf> batch =
                    LongStream.range(from, from + 20)
                            .mapToObj(
                                    id ->
                                            new Leaf(
                                                    LeafKind.ACCESS,
                                                    id,
                                                    7,
                                                    LedgerTrial.commitment(id)))
                            .toList();
            database.write(tx -> ledger.append(tx, batch));
            System.out.println("APPENDED " + from);
        }
    }
}
