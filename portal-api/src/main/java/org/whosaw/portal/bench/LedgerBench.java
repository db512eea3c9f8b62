package org.whosaw.portal.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.ledger.CanonicalBytes;
import org.whosaw.portal.ledger.Commitment;
import org.whosaw.portal.ledger.Leaf;
import org.whosaw.portal.ledger.LeafKind;
import org.whosaw.portal.ledger.LedgerAudit;
import org.whosaw.portal.ledger.ProvableEntry;
import org.whosaw.portal.ledger.receipt.ReceiptFile;
import org.whosaw.portal.ledger.rest.LedgerFeature;
import org.whosaw.portal.store.Database;

/**
 * Measures the ledger alone: how fast leaves are appended while they are placed and signed beside
 * it, how long one proof takes, how fast the whole is verified.
 */
public final class LedgerBench {
    private static final int BATCH = 500;
    private static final int CALLERS = 4;
    private static final int PROOFS = 2_000;
    private static final int RECEIPT = 1_000;

    private final Database database;
    private final LedgerFeature ledger;
    private final long leaves;
    private final Clock clock;
    private final BenchReport report;

    public LedgerBench(
            Database database,
            LedgerFeature ledger,
            long leaves,
            Clock clock,
            Consumer<String> out) {
        this.database = database;
        this.ledger = ledger;
        this.leaves = leaves / BATCH * BATCH;
        this.clock = clock;
        this.report = new BenchReport(out);
    }

    /** Runs everything and prints the table; says whether every bar was reached. */
    public boolean run() throws InterruptedException {
        append();
        one();
        proofs();
        verify();
        report.print();
        return report.figures().stream().allMatch(Figure::reached);
    }

    private void append() throws InterruptedException {
        long start = System.nanoTime();
        AtomicLong next = new AtomicLong();
        CountDownLatch done = new CountDownLatch(CALLERS);
        for (int i = 0; i < CALLERS; i++) {
            Thread caller =
                    new Thread(
                            () -> {
                                try {
                                    appendAll(next);
                                } finally {
                                    done.countDown();
                                }
                            },
                            "bench-append");
            caller.setDaemon(true);
            caller.start();
        }
        while (done.getCount() > 0) {
            if (!ledger.sequencer().turn()) {
                Thread.sleep(5);
            }
        }
        double appended = (System.nanoTime() - start) / 1e9;
        while (ledger.sequencer().turn()) {
            continue; // what the callers left behind
        }
        double signed = (System.nanoTime() - start) / 1e9;
        report.add(Figure.of("appended, " + BATCH + " a commit", leaves / appended, "leaves/s"));
        report.add(Figure.of("appended, placed and signed", leaves / signed, "leaves/s"));
    }

    private void appendAll(AtomicLong next) {
        for (long from = next.getAndAdd(BATCH); from < leaves; from = next.getAndAdd(BATCH)) {
            List<Leaf> batch = new ArrayList<>(BATCH);
            for (long id = from; id < from + BATCH; id++) {
                batch.add(new Leaf(LeafKind.ACCESS, id, id % 97, commitment(id)));
            }
            database.write(tx -> ledger.ledger().append(tx, batch));
            if (from % 1_000_000 == 0 && from > 0) {
                report.progress(from + " leaves appended");
            }
        }
    }

    private static Commitment commitment(long id) {
        return new Commitment(Arrays.copyOf(ByteBuffer.allocate(8).putLong(id).array(), 32));
    }

    /** Measures from a commit to the checkpoint over it, with the server's own pause between. */
    private void one() throws InterruptedException {
        long start = System.nanoTime();
        database.write(
                tx -> ledger.ledger().append(tx, LeafKind.REQUEST, 1, commitment(leaves + 1)));
        Thread.sleep(500);
        while (ledger.reader().prove(LeafKind.REQUEST, 1, 0).isEmpty()) {
            ledger.sequencer().turn();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        report.add(Figure.atMost("from a commit to its checkpoint", seconds, "s", 2));
    }

    private void proofs() {
        Random random = new Random(clock.millis());
        prove(random, 200);
        Latencies times = Latencies.merged(List.of(prove(random, PROOFS)));
        report.add(Figure.of("one proof of " + leaves + " leaves, p50", times.millis(.5), "ms"));
        report.add(
                Figure.atMost(
                        "one proof of " + leaves + " leaves, p99", times.millis(.99), "ms", 5));
        receipt(random);
        receipt(random);
        report.add(
                Figure.atMost("a receipt of " + RECEIPT + ", as a file", receipt(random), "s", 1));
        double opening = opening();
        double line = line();
        report.add(Figure.atMost("opening 50 sealed rows, p50", opening, "ms", 1));
        report.add(Figure.atMost("and the line of proof below them, p50", line, "ms", 1));
        report.add(Figure.atMost("both, as a page of 50 has them", opening + line, "ms", 1));
    }

    /** Returns how many seconds one receipt takes, from the places to the bytes of the file. */
    private double receipt(Random random) {
        long person = random.nextInt(97);
        List<ProvableEntry> list = new ArrayList<>(RECEIPT);
        long hers = leaves / 97;
        Set<Long> ids = new TreeSet<>();
        while (ids.size() < Math.min(RECEIPT, hers / 2)) {
            ids.add(Math.floorMod(random.nextLong(), hers) * 97 + person);
        }
        for (long id : ids) {
            CanonicalBytes content =
                    CanonicalBytes.of(LeafKind.ACCESS)
                            .text("subject", new PersonId(person).code())
                            .number("occurred_at", id);
            list.add(new ProvableEntry(id, person, 0, new byte[Commitment.SALT_BYTES], content));
        }
        long start = System.nanoTime();
        ReceiptFile.write(ledger.receipts().make(new PersonId(person), list));
        return (System.nanoTime() - start) / 1e9;
    }

    /**
     * Returns the middle of how many milliseconds it takes to open what a page of 50 has sealed.
     */
    private static double opening() {
        RandomSource drawn = new RandomSource();
        Sealer sealer = new Sealer(Keyring.generate(drawn, true), drawn);
        List<byte[]> sealed = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            sealed.add(sealer.seal("access_event.reason", "抢救：产后出血，值班医师已在场 " + i));
        }
        Latencies times = new Latencies();
        for (int round = 0; round < PROOFS; round++) {
            long start = System.nanoTime();
            sealed.forEach(each -> sealer.open("access_event.reason", each));
            if (round >= PROOFS / 2) {
                times.add(System.nanoTime() - start);
            }
        }
        return Latencies.merged(List.of(times)).millis(.5);
    }

    /**
     * Returns the middle of what the line below a list costs: since when its youngest is signed.
     */
    private double line() {
        Latencies times = new Latencies();
        for (int round = 0; round < PROOFS; round++) {
            long id = leaves / PROOFS * round;
            long start = System.nanoTime();
            if (ledger.reader().signedSince(LeafKind.ACCESS, id, id % 97).isEmpty()) {
                throw new IllegalStateException("nothing is signed");
            }
            if (round >= PROOFS / 2) {
                times.add(System.nanoTime() - start);
            }
        }
        return Latencies.merged(List.of(times)).millis(.5);
    }

    private Latencies prove(Random random, int count) {
        Latencies times = new Latencies();
        for (int i = 0; i < count; i++) {
            long id = Math.floorMod(random.nextLong(), leaves);
            long start = System.nanoTime();
            boolean proven = ledger.reader().prove(LeafKind.ACCESS, id, id % 97).isPresent();
            times.add(System.nanoTime() - start);
            if (!proven) {
                throw new IllegalStateException("a leaf has no proof");
            }
        }
        return times;
    }

    private void verify() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = System.nanoTime();
        long worked = threads.getCurrentThreadCpuTime();
        LedgerAudit.Report found = ledger.audit().check(null, checked -> {});
        double seconds = (System.nanoTime() - start) / 1e9;
        double core = (threads.getCurrentThreadCpuTime() - worked) / 1e9;
        report.add(Figure.of("verified, by the clock", found.size() / seconds, "leaves/s"));
        report.add(
                new Figure(
                        "verified, a second of one core",
                        found.size() / core,
                        "leaves/s",
                        0,
                        200_000,
                        false));
        report.add(Figure.atMost("findings of it", found.findings().size(), "", .5));
    }
}
