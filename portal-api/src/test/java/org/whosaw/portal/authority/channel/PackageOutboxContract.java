package org.whosaw.portal.authority.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.authority.directory.Authority;
import org.whosaw.portal.authority.directory.AuthorityBook;
import org.whosaw.portal.complaint.HandoverWay;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.outbox.CourierException;
import org.whosaw.portal.store.Engine;

/** What becomes of packages that wait, on either engine. */
abstract class PackageOutboxContract {
    private static final byte[] PACKAGE =
            "PK… the package in clear".getBytes(StandardCharsets.UTF_8);

    @TempDir Path folder;
    private final Ticking clock = new Ticking();
    private PackageOutbox outbox;
    private Authority office;

    abstract Engine engine();

    /** A clock that a test moves. */
    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-11-23T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Takes what it is given, after failing as often as it was told. */
    private static final class Fake implements PackageCourier {
        private final List<String> taken = new ArrayList<>();
        private final List<CourierException> failures = new ArrayList<>();

        @Override
        public HandoverWay way() {
            return HandoverWay.FOLDER;
        }

        @Override
        public void deliver(Parcel parcel) throws CourierException {
            if (!failures.isEmpty()) {
                throw failures.remove(0);
            }
            taken.add(parcel.packageId());
        }
    }

    @BeforeEach
    void open() {
        AuthorityBook book = new AuthorityBook(engine().database(), clock);
        office = book.importEntries(Office.file("folder", 2)).get(0);
        outbox = new PackageOutbox(engine().database(), book, new RandomSource(), clock);
    }

    private void put(long id) throws IOException {
        outbox.put(id, office, out -> out.write(PACKAGE));
    }

    private PackageWorker worker(PackageCourier courier) {
        return new PackageWorker(outbox, List.of(courier));
    }

    @Test
    void takeBack_beforeItWasTaken_nothingGoesAndNothingStays() throws IOException {
        Fake courier = new Fake();
        assertThat(outbox.way(7)).isEqualTo(new PackageOutbox.Way(false, null));
        put(7);
        assertThat(outbox.way(7)).isEqualTo(new PackageOutbox.Way(true, null));
        outbox.takeBack(7);
        assertThat(outbox.way(7)).isEqualTo(new PackageOutbox.Way(false, null));
        assertThat(worker(courier).deliverDue()).isZero();
        assertThat(piece()).isEmpty();
        assertThat(outbox.load()).isEqualTo(new PackageOutbox.Load(0, 0, Optional.empty()));
    }

    @Test
    void put_twice_isDeliveredOnceAndWiped() throws IOException {
        Fake courier = new Fake();
        put(7);
        put(7);
        assertThat(outbox.load().waiting()).isEqualTo(1);
        assertThat(worker(courier).deliverDue()).isEqualTo(1);
        put(7);
        assertThat(worker(courier).deliverDue()).isZero();
        assertThat(courier.taken).hasSize(1);
        assertThat(outbox.way(7).deliveredAt()).isEqualTo(clock.instant());
        assertThat(piece().isPresent()).isFalse();
        assertThat(outbox.load().oldest()).isEmpty();
    }

    @Test
    void put_brokenOff_isNoPackageUntilItIsWhole() throws IOException {
        assertThatThrownBy(
                        () ->
                                outbox.put(
                                        7,
                                        office,
                                        out -> {
                                            out.write(new byte[600_000]);
                                            throw new IOException("the disk is full");
                                        }))
                .isInstanceOf(IOException.class);
        assertThat(outbox.load().waiting()).isZero();
        put(7);
        assertThat(worker(new FolderCourier(folder)).deliverDue()).isEqualTo(1);
        assertThat(Office.open(Files.readAllBytes(delivered().get(0)))).isEqualTo(PACKAGE);
    }

    @Test
    void deliverDue_failure_waitsLongerThenGoes() throws IOException {
        Fake courier = new Fake();
        courier.failures.add(CourierException.passing("folder-away"));
        put(7);
        worker(courier).deliverDue();
        assertThat(worker(courier).deliverDue()).as("it rests").isZero();
        clock.now = clock.now.plus(Duration.ofMinutes(1));
        worker(courier).deliverDue();
        assertThat(courier.taken).hasSize(1);
    }

    @Test
    void deliverDue_lastingFailure_parksUntilReplayed() throws Exception {
        Fake courier = new Fake();
        courier.failures.add(CourierException.lasting("no-such-box"));
        put(7);
        worker(courier).deliverDue();
        assertThat(outbox.load().parked()).isEqualTo(1);
        assertThat(new PackageHealth(outbox, clock).check().isHealthy()).isFalse();
        assertThat(outbox.replay(office.code())).isEqualTo(1);
        worker(courier).deliverDue();
        assertThat(courier.taken).hasSize(1);
        assertThat(new PackageHealth(outbox, clock).check().isHealthy()).isTrue();
    }

    @Test
    void deliverDue_limitOfADay_restGoesTheNext() throws Exception {
        Fake courier = new Fake();
        for (long id = 1; id <= 3; id++) {
            put(id);
        }
        PackageWorker worker = worker(courier);
        int tried = worker.deliverDue() + worker.deliverDue() + worker.deliverDue();
        assertThat(tried).isEqualTo(2);
        assertThat(courier.taken).hasSize(2);
        clock.now = clock.now.plus(Duration.ofHours(25));
        assertThat(new PackageHealth(outbox, clock).check().isHealthy()).as("too long").isFalse();
        worker.deliverDue();
        assertThat(courier.taken).hasSize(3);
    }

    @Test
    void deliver_killedBeforeItIsWrittenDown_goesAgainAndIsThereOnce() throws Exception {
        put(7);
        new FolderCourier(folder)
                .deliver(outbox.claim().get(0).parcel()); // and then the power fails
        byte[] first = Files.readAllBytes(delivered().get(0));
        clock.now = clock.now.plus(Duration.ofMinutes(11));
        assertThat(worker(new FolderCourier(folder)).deliverDue()).isEqualTo(1);
        assertThat(delivered()).hasSize(1);
        assertThat(Files.readAllBytes(delivered().get(0))).isEqualTo(first);
        assertThat(outbox.way(7).deliveredAt()).isEqualTo(clock.instant());
    }

    private List<Path> delivered() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("office"))) {
            return files.toList();
        }
    }

    private Optional<byte[]> piece() {
        return engine().database().read(tx -> tx.dao(PackageDao.class).piece(7, 0));
    }

    @Test
    void stored_bytes_holdNothingInClear() throws IOException {
        put(7);
        byte[] stored = piece().orElseThrow();
        assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain("in clear");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        outbox.claim().get(0).parcel().content().writeTo(out);
        assertThat(Office.open(out.toByteArray())).isEqualTo(PACKAGE);
    }

    @Test
    void put_expiredKey_isSaidAndNothingWaits() {
        clock.now = Office.END.plusSeconds(1);
        assertThatThrownBy(() -> put(7))
                .isInstanceOf(PortalException.class)
                .hasMessage("authority.certificate-expired");
        assertThat(outbox.load().waiting()).isZero();
    }
}
