package org.whosaw.portal.authority.channel;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.authority.AuthorityError;
import org.whosaw.portal.authority.channel.PackageDao.Claimed;
import org.whosaw.portal.authority.directory.Authority;
import org.whosaw.portal.authority.directory.AuthorityBook;
import org.whosaw.portal.crypto.EnvelopeKey;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.TimeOrderedIds;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.outbox.CourierException;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/** Keeps packages, sealed to their authority, until they are handed over. Safe for threads. */
public final class PackageOutbox {
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);
    private static final int MOST_ATTEMPTS = 40;
    private static final int BATCH = 16;

    private final Database database;
    private final AuthorityBook book;
    private final RandomSource random;
    private final Clock clock;
    private volatile Runnable wake = () -> {};

    public PackageOutbox(Database database, AuthorityBook book, RandomSource random, Clock clock) {
        this.database = database;
        this.book = book;
        this.random = random;
        this.clock = clock;
    }

    /** Writes a package in clear; what it writes is sealed before it is stored. */
    @FunctionalInterface
    public interface Writing {
        /** Writes it. */
        void to(OutputStream out) throws IOException;
    }

    void onWake(Runnable action) {
        wake = action;
    }

    /**
     * Takes a package; when this returns it is kept durably and will be delivered. A number that
     * was taken before is taken once.
     *
     * @throws PortalException when the authority has no key that is good today
     * @throws IOException when the package cannot be made
     */
    public void put(long id, Authority authority, Writing writing) throws IOException {
        if (database.read(tx -> tx.dao(PackageDao.class).find(id)).isEmpty()) {
            Made made = prepare(id, authority, writing);
            database.write(made::keep);
        }
        wake.run();
    }

    /** A package that is made and sealed, and does not wait yet. */
    public final class Made {
        private final long id;
        private final String authority;
        private final long size;

        private Made(long id, String authority, long size) {
            this.id = id;
            this.authority = authority;
            this.size = size;
        }

        /** Puts it in line, in the caller's transaction. */
        public void keep(Tx tx) {
            tx.dao(PackageDao.class).add(id, authority, size, Micros.of(clock.instant()));
        }
    }

    /**
     * Makes and seals a package outside any transaction; it waits from {@link Made#keep} on. What
     * is never kept is swept away a day later.
     *
     * @throws PortalException when the authority has no key that is good today
     * @throws IOException when the package cannot be made
     */
    public Made prepare(long id, Authority authority, Writing writing) throws IOException {
        EnvelopeKey key = key(authority);
        // A crash among the pieces leaves some without a row: the next try wipes them first. The
        // row comes last, and only with it is there a package.
        database.write(tx -> tx.dao(PackageDao.class).wipe(id));
        PieceOutput pieces =
                new PieceOutput(
                        (place, bytes) ->
                                database.write(
                                        tx -> tx.dao(PackageDao.class).addPiece(id, place, bytes)));
        try (OutputStream sealed = key.seal(pieces)) {
            writing.to(sealed);
        }
        pieces.close();
        return new Made(id, authority.code(), pieces.written());
    }

    /** Wipes what was made and never kept: whoever was to file it was cut off. */
    int sweep() {
        long before = TimeOrderedIds.lowest(clock.instant().minus(DAY));
        return database.inTransaction(tx -> tx.dao(PackageDao.class).wipeUnkept(before));
    }

    private EnvelopeKey key(Authority authority) {
        String pem = authority.certificate();
        if (pem == null) {
            throw new PortalException(AuthorityError.CERTIFICATE_WRONG, authority.code());
        }
        EnvelopeKey key = EnvelopeKey.ofPem(pem);
        if (!clock.instant().isBefore(key.end())) {
            throw new PortalException(
                    AuthorityError.CERTIFICATE_EXPIRED,
                    authority.code(),
                    LocalDate.ofInstant(key.end(), ChinaTime.ZONE).toString());
        }
        return key;
    }

    /** A package that this worker holds. */
    record Held(long id, int attempts, Parcel parcel) {}

    /** Claims what is due, as far as each authority's limit of a day allows. */
    List<Held> claim() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ChinaTime.ZONE);
        List<Held> held = new ArrayList<>();
        for (String code : database.read(tx -> tx.dao(PackageDao.class).due(Micros.of(now)))) {
            Authority authority = book.get().find(code, today).orElse(null);
            if (authority != null) {
                claim(authority, now).forEach(each -> held.add(held(each, authority)));
            }
        }
        return held;
    }

    private List<Claimed> claim(Authority authority, Instant now) {
        Integer perDay = authority.perDay();
        return database.inTransaction(
                tx -> {
                    PackageDao dao = tx.dao(PackageDao.class);
                    int most = BATCH;
                    if (perDay != null) {
                        tx.lock(authority.code().hashCode()); // two nodes share one limit
                        long since = Micros.of(now.minus(DAY));
                        most = Math.min(most, perDay - dao.delivered(authority.code(), since));
                        most = Math.min(most, 1); // the count holds what was settled, not held
                    }
                    return most < 1
                            ? List.of()
                            : dao.claim(
                                    authority.code(),
                                    Micros.of(now),
                                    Micros.of(now.plus(LEASE)),
                                    most,
                                    tx.dialect().claimSuffix());
                });
    }

    private Held held(Claimed row, Authority authority) {
        String packageId = Ids.format(IdPrefix.DOSSIER, row.id());
        return new Held(
                row.id(),
                row.attempts(),
                new Parcel(packageId, authority, row.size(), out -> write(row.id(), out)));
    }

    private void write(long id, OutputStream out) throws IOException {
        int place = 0;
        Optional<byte[]> piece = piece(id, place);
        while (piece.isPresent()) {
            out.write(piece.get());
            place++;
            piece = piece(id, place);
        }
    }

    private Optional<byte[]> piece(long id, int place) {
        return database.read(tx -> tx.dao(PackageDao.class).piece(id, place));
    }

    /** Writes down how a try went. */
    void settle(Held held, @Nullable CourierException failure) {
        Instant now = clock.instant();
        long at = Micros.of(now);
        database.write(
                tx -> {
                    PackageDao dao = tx.dao(PackageDao.class);
                    if (failure == null) {
                        if (dao.settle(held.id(), "delivered", at, null) == 1) {
                            dao.wipe(held.id());
                        }
                    } else if (failure.isLasting() || held.attempts() >= MOST_ATTEMPTS) {
                        dao.settle(held.id(), "parked", at, failure.getMessage());
                    } else {
                        long next = Micros.of(now.plus(backOff(held.attempts())));
                        dao.retry(held.id(), next, String.valueOf(failure.getMessage()));
                    }
                });
    }

    /** Doubles from half a minute to six hours, each between half and the whole of it. */
    private Duration backOff(int tries) {
        long whole =
                Math.min(
                        LONGEST_WAIT.toMillis(),
                        FIRST_WAIT.toMillis() << Math.min(Math.max(tries, 1) - 1, 16));
        return Duration.ofMillis(whole / 2 + random.below((int) (whole / 2) + 1));
    }

    /**
     * How a package stands.
     *
     * @param waits whether it will be tried, or tried again, by itself
     * @param deliveredAt when it was handed over, or null
     */
    public record Way(boolean waits, @Nullable Instant deliveredAt) {
        private static final Way NONE = new Way(false, null);
    }

    /** Returns how a package stands; one that was never put in neither waits nor arrived. */
    public Way way(long id) {
        return database.read(tx -> tx.dao(PackageDao.class).find(id))
                .map(
                        row ->
                                new Way(
                                        row.state().equals("waiting"),
                                        row.settledAt() == null || !row.state().equals("delivered")
                                                ? null
                                                : Micros.instant(row.settledAt())))
                .orElse(Way.NONE);
    }

    /**
     * Takes back a package that was not handed over yet; of one that a worker holds at this moment
     * it may be too late.
     */
    public void takeBack(long id) {
        long at = Micros.of(clock.instant());
        database.write(
                tx -> {
                    PackageDao dao = tx.dao(PackageDao.class);
                    if (dao.takeBack(id, at) == 1) {
                        dao.wipe(id);
                    }
                });
    }

    /** Puts what was parked for an authority back in line; returns how many. */
    public int replay(String authority) {
        long now = Micros.of(clock.instant());
        int back = database.inTransaction(tx -> tx.dao(PackageDao.class).replay(authority, now));
        wake.run();
        return back;
    }

    /** Says how many wait or are parked, and since when the oldest. */
    public record Load(long waiting, long parked, Optional<Instant> oldest) {}

    /** Returns how much is on its way. */
    public Load load() {
        return database.read(
                tx -> {
                    PackageDao dao = tx.dao(PackageDao.class);
                    return new Load(
                            dao.count("waiting"),
                            dao.count("parked"),
                            dao.oldest().map(Micros::instant));
                });
    }
}
