package org.whosaw.portal.authority.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.authority.directory.Authority;
import org.whosaw.portal.authority.directory.AuthorityBook;
import org.whosaw.portal.complaint.HandoverWay;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.identity.room.MovingClock;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.outbox.CourierException;
import org.whosaw.portal.store.Trial;

/**
 * Many packages drain to local peers that are killed, slow or full, from two nodes at once: none is
 * lost, none stands twice, each opens. {@code -Dpackages=10000} for the whole number.
 */
class PackageDrainTest {
    private static final int COUNT = Integer.getInteger("packages", 200);
    private static final int OPENED = 25;

    @TempDir Path folder;
    private final Map<String, Integer> tries = new ConcurrentHashMap<>();

    @Test
    void drain_peersThatFail_everyPackageStandsOnceWhole() throws Exception {
        MovingClock clock = new MovingClock();
        try (Trial trial = Trial.sqlite()) {
            AuthorityBook book = new AuthorityBook(trial.database(), clock);
            List<Authority> peers =
                    List.of(
                            book.importEntries(Office.named("office", "folder", 1_000_000)).get(0),
                            book.importEntries(Office.named("bureau", "folder", 1_000_000)).get(0));
            PackageOutbox outbox =
                    new PackageOutbox(trial.database(), book, new RandomSource(), clock);
            for (long id = 1; id <= COUNT; id++) {
                byte[] bytes = text(id);
                outbox.put(id, peers.get((int) (id % 2)), out -> out.write(bytes));
            }
            Thread other = new Thread(() -> drain(outbox, clock, 2));
            other.start();
            drain(outbox, clock, 1);
            other.join();
            PackageOutbox.Load load = outbox.load();
            assertThat(load.waiting() + load.parked()).isZero();
        }
        Set<String> expected = new TreeSet<>();
        for (long id = 1; id <= COUNT; id++) {
            expected.add(Ids.format(IdPrefix.DOSSIER, id) + ".zip.p7m");
        }
        List<Path> arrived = arrived();
        assertThat(arrived.stream().map(each -> each.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(expected);
        for (Path each : arrived.subList(0, Math.min(OPENED, arrived.size()))) {
            String name = each.getFileName().toString().replace(".zip.p7m", "");
            long id = Ids.parse(IdPrefix.DOSSIER, name).orElseThrow();
            assertThat(Office.open(Files.readAllBytes(each))).isEqualTo(text(id));
        }
        assertThat(tries.values().stream().filter(each -> each > 1).count())
                .as("peers failed")
                .isGreaterThan(COUNT / 4);
    }

    private static byte[] text(long id) {
        return ("package " + id + " ").repeat(50).getBytes(StandardCharsets.UTF_8);
    }

    private void drain(PackageOutbox outbox, MovingClock clock, int seed) {
        PackageWorker worker = new PackageWorker(outbox, List.of(new Faulty(seed)));
        while (outbox.load().waiting() > 0) {
            if (worker.deliverDue() == 0) {
                clock.advance(Duration.ofMinutes(11)); // rests end, and so do leases
            }
        }
    }

    private List<Path> arrived() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(each -> !each.getFileName().toString().startsWith("."))
                    .collect(Collectors.toList());
        }
    }

    /** A peer that fails in each way every now and then; the third try of a package goes well. */
    private final class Faulty implements PackageCourier {
        private final Random random;
        private final Map<String, Integer> own = new HashMap<>();

        Faulty(int seed) {
            random = new Random(seed);
        }

        @Override
        public HandoverWay way() {
            return HandoverWay.FOLDER;
        }

        @Override
        public void deliver(Parcel parcel) throws CourierException {
            tries.merge(parcel.packageId(), 1, Integer::sum);
            int turn = own.merge(parcel.packageId(), 1, Integer::sum);
            int fault = turn > 2 ? 9 : random.nextInt(10);
            FolderCourier peer = new FolderCourier(folder);
            switch (fault) {
                case 0 -> throw CourierException.passing("peer-away");
                case 1 -> {
                    peer.deliver(parcel);
                    throw CourierException.passing("killed-after-it-took-it");
                }
                case 2 -> peer.deliver(full(parcel));
                case 3 -> {
                    pause();
                    peer.deliver(parcel);
                }
                case 4 -> throw new IllegalStateException("a peer that nobody expected");
                default -> peer.deliver(parcel);
            }
        }

        private void pause() {
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** The disk is full half way. */
        private Parcel full(Parcel parcel) {
            return new Parcel(
                    parcel.packageId(),
                    parcel.authority(),
                    parcel.size(),
                    out -> {
                        ByteArrayOutputStream all = new ByteArrayOutputStream();
                        parcel.content().writeTo(all);
                        cut(out).write(all.toByteArray(), 0, all.size() / 2);
                        throw new IOException("no space left");
                    });
        }

        private OutputStream cut(OutputStream out) {
            return new FilterOutputStream(out) {
                @Override
                public void write(byte[] some, int from, int length) throws IOException {
                    out.write(some, from, length);
                    out.flush();
                }
            };
        }
    }
}
