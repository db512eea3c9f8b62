package org.whosaw.portal.complaint.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.complaint.ComplaintError;
import org.whosaw.portal.complaint.course.ComplaintCourse;
import org.whosaw.portal.complaint.course.ComplaintState;
import org.whosaw.portal.complaint.course.ComplaintStep;
import org.whosaw.portal.complaint.desk.ComplaintBody.Event;
import org.whosaw.portal.complaint.desk.ComplaintBody.Filing;
import org.whosaw.portal.crypto.CodeKeys.CodeKey;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.CanonicalBytes;
import org.whosaw.portal.ledger.Commitment;
import org.whosaw.portal.ledger.LeafKind;
import org.whosaw.portal.ledger.Ledger;
import org.whosaw.portal.ledger.ProvableEntry;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * The book of sealed complaints: every change of one is an edge of {@link ComplaintCourse} with its
 * leaf, or the work on a draft; it is opened and changed only with its key. Safe for threads.
 */
final class ComplaintBook {
    private final Database database;
    private final Ledger ledger;
    private final IdSource ids;
    private final ComplaintSeals seals;
    private final Clock clock;

    ComplaintBook(
            Database database, Ledger ledger, IdSource ids, ComplaintSeals seals, Clock clock) {
        this.seals = seals;
        this.database = database;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A complaint that is open.
     *
     * @param intact whether its steps are those that the ledger has leaves for
     */
    record Opened(long id, int version, ComplaintBody body, boolean intact) {
        @Override
        public String toString() {
            return "Opened[redacted]";
        }
    }

    /**
     * What a step says.
     *
     * @param beside what else is written in the same transaction
     */
    record Said(
            @Nullable String authority,
            @Nullable String reference,
            @Nullable String words,
            Consumer<Tx> beside) {
        static final Said NOTHING = new Said(null, null, null, tx -> {});

        @Override
        public String toString() {
            return "Said[redacted]";
        }
    }

    /**
     * Begins a complaint.
     *
     * @return false when another has that very code, and nothing was written
     */
    boolean begin(CodeKey key, long id, ComplaintBody body) {
        ComplaintDao.Row row =
                new ComplaintDao.Row(id, key.place(), 0, seal(key, id, 0, body), now());
        return database.inTransaction(
                tx -> {
                    if (tx.dao(ComplaintDao.class).add(row) == 0) {
                        return false;
                    }
                    seals.seal(tx, id, row.place(), 0, row.body(), row.changedAt());
                    return true;
                });
    }

    private long now() {
        return Micros.of(clock.instant());
    }

    private static byte[] seal(CodeKey key, long id, int version, ComplaintBody body) {
        return key.key().sealBytes(context(id, version), body.bytes());
    }

    /** An older body does not open in the place of a newer one. */
    private static String context(long id, int version) {
        return "complaint.body." + id + "." + version;
    }

    /** Opens a complaint; empty when none lies where the key says. */
    Optional<Opened> open(CodeKey key) {
        record Read(ComplaintDao.Row row, List<Long> leaves) {}
        Optional<Read> found =
                database.read(
                        tx -> {
                            ComplaintDao dao = tx.dao(ComplaintDao.class);
                            return dao.find(key.place())
                                    .map(row -> new Read(row, dao.leaves(row.id())));
                        });
        return found.map(
                read -> {
                    ComplaintDao.Row row = read.row();
                    byte[] plain =
                            key.key().openBytes(context(row.id(), row.version()), row.body());
                    ComplaintBody body = ComplaintBody.of(plain);
                    List<Long> steps = body.events().stream().map(Event::id).sorted().toList();
                    return new Opened(row.id(), row.version(), body, steps.equals(read.leaves()));
                });
    }

    /**
     * Keeps what she has written.
     *
     * @throws PortalException when it was changed meanwhile, in another window
     */
    void save(CodeKey key, Opened opened, ComplaintBody body) {
        byte[] sealed = seal(key, opened.id(), opened.version() + 1, body);
        long now = now();
        database.write(
                tx -> {
                    put(tx, opened, sealed, now);
                    bind(tx, key, opened, sealed, now);
                });
    }

    private static void put(Tx tx, Opened opened, byte[] sealed, long now) {
        int saved = tx.dao(ComplaintDao.class).save(opened.id(), opened.version(), sealed, now);
        if (saved == 0) {
            throw new PortalException(ComplaintError.WENT_ON);
        }
    }

    private void bind(Tx tx, CodeKey key, Opened opened, byte[] sealed, long now) {
        seals.seal(tx, opened.id(), key.place(), opened.version() + 1, sealed, now);
    }

    /**
     * Takes a step: the edge, its leaf and whatever belongs to it, in one transaction.
     *
     * @param from the body with all that the step is to keep
     * @throws PortalException when the step may not be taken from where it stands now
     */
    ComplaintBody step(
            CodeKey key, Opened opened, ComplaintBody from, ComplaintStep step, Said said) {
        return step(key, opened, from, step, clock.instant(), said);
    }

    /** Takes a step that happened before it is noted. */
    ComplaintBody step(
            CodeKey key,
            Opened opened,
            ComplaintBody from,
            ComplaintStep step,
            Instant happened,
            Said said) {
        ComplaintBody after =
                next(from, step, happened, said.authority(), said.reference(), said.words());
        keep(key, opened, after, said.beside());
        return after;
    }

    /**
     * Returns what it is after a step; nothing is written.
     *
     * @throws PortalException when the step may not be taken from where it stands now
     */
    ComplaintBody next(
            ComplaintBody from,
            ComplaintStep step,
            Instant happened,
            @Nullable String authority,
            @Nullable String reference,
            @Nullable String words) {
        ComplaintState to =
                ComplaintCourse.after(from.state(), step)
                        .orElseThrow(() -> new PortalException(ComplaintError.WENT_ON));
        Instant at = happened.truncatedTo(ChronoUnit.MICROS);
        return from.after(new Event(ids.next(), step, at, authority, reference, words), to);
    }

    /**
     * Keeps every step that {@code after} has more than the opened one, with their leaves and
     * whatever belongs to them, in one transaction.
     */
    void keep(CodeKey key, Opened opened, ComplaintBody after, Consumer<Tx> beside) {
        int known = opened.body().events().size();
        List<Event> taken = after.events().subList(known, after.events().size());
        byte[] sealed = seal(key, opened.id(), opened.version() + 1, after);
        List<Commitment> leaves =
                taken.stream()
                        .map(each -> Commitment.of(salt(key, each), content(after, each).toBytes()))
                        .toList();
        long now = now();
        database.write(
                tx -> {
                    put(tx, opened, sealed, now);
                    for (int i = 0; i < taken.size(); i++) {
                        long id = taken.get(i).id();
                        tx.dao(ComplaintDao.class)
                                .addLeaf(new ComplaintDao.LeafRow(id, opened.id()));
                        ledger.append(tx, LeafKind.COMPLAINT, id, leaves.get(i));
                    }
                    bind(tx, key, opened, sealed, now);
                    beside.accept(tx);
                });
    }

    private static byte[] salt(CodeKey key, Event event) {
        return key.key().salt(LeafKind.COMPLAINT.code(), event.id());
    }

    private static CanonicalBytes content(ComplaintBody body, Event event) {
        Filing filing = Objects.requireNonNull(body.filing());
        return ComplaintLeaf.step(body.number(), filing, event);
    }

    /** Returns the steps as the ledger can prove them. */
    List<ProvableEntry> provable(CodeKey key, ComplaintBody body) {
        List<ProvableEntry> all = new ArrayList<>();
        for (Event each : body.events()) {
            all.add(new ProvableEntry(each.id(), 0, 0, salt(key, each), content(body, each)));
        }
        return all;
    }

    /** Returns a new number. */
    long nextId() {
        return ids.next();
    }

    static String number(long id) {
        return Ids.format(IdPrefix.COMPLAINT, id);
    }

    /** Returns drafts that nobody has touched for long. */
    List<Long> forgotten(Instant before, int most) {
        return database.read(tx -> tx.dao(ComplaintDao.class).forgotten(Micros.of(before), most));
    }

    /** Deletes a draft in the caller's transaction. */
    void delete(Tx tx, long id) {
        tx.dao(ComplaintDao.class).delete(id);
    }
}
