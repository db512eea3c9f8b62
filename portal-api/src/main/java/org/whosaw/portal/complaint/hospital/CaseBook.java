package org.whosaw.portal.complaint.hospital;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.complaint.ComplaintError;
import org.whosaw.portal.complaint.hospital.CaseDao.EventRow;
import org.whosaw.portal.complaint.hospital.CaseDao.Row;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.AuditFinding.Kind;
import org.whosaw.portal.ledger.CanonicalBytes;
import org.whosaw.portal.ledger.Commitment;
import org.whosaw.portal.ledger.LeafKind;
import org.whosaw.portal.ledger.Ledger;
import org.whosaw.portal.ledger.LedgerRoom;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * The book of complaints at a hospital's desk: each step is an edge of {@link CaseCourse} with its
 * event and its leaf. Safe for threads.
 */
public final class CaseBook {
    static final String BODY_KEY = "hospital_complaint.body_key";
    private static final String WORDS = "hospital_complaint_event.words";

    private final Database database;
    private final Sealer sealer;
    private final Ledger ledger;
    private final RandomSource random;
    private final IdSource ids;
    private final Clock clock;

    public CaseBook(
            Database database,
            Sealer sealer,
            Ledger ledger,
            RandomSource random,
            IdSource ids,
            Clock clock) {
        this.database = database;
        this.sealer = sealer;
        this.ledger = ledger;
        this.random = random;
        this.ids = ids;
        this.clock = clock;
    }

    /** One step, opened. */
    record Event(CaseStep step, @Nullable Long staff, Instant at, @Nullable String words) {
        @Override
        public String toString() {
            return "Event[" + step + "]";
        }
    }

    static String number(long id) {
        return Ids.format(IdPrefix.DESK_COMPLAINT, id);
    }

    Optional<Row> find(String number) {
        OptionalLong id = Ids.parse(IdPrefix.DESK_COMPLAINT, number);
        return id.isEmpty()
                ? Optional.empty()
                : database.read(tx -> tx.dao(CaseDao.class).find(id.getAsLong()));
    }

    List<Row> ofHospital(HospitalId hospital, int most) {
        return database.read(tx -> tx.dao(CaseDao.class).ofHospital(hospital.value(), most));
    }

    List<Event> events(Row row) {
        return database.read(tx -> tx.dao(CaseDao.class).events(row.id())).stream()
                .map(
                        each ->
                                new Event(
                                        Coded.parse(CaseStep.class, each.step()).orElseThrow(),
                                        each.staffUserId(),
                                        Micros.instant(each.happenedAt()),
                                        sealer.openNullable(WORDS, each.words())))
                .toList();
    }

    static CaseState state(Row row) {
        return Coded.parse(CaseState.class, row.state()).orElseThrow();
    }

    /** Returns what writes a new case in the caller's transaction. */
    Consumer<Tx> file(Row row) {
        EventRow event = event(row.id(), CaseStep.FILED, null, null);
        return tx -> {
            tx.dao(CaseDao.class).add(row);
            remember(tx, row, event);
        };
    }

    /**
     * Takes a step.
     *
     * @throws PortalException when it may not be taken from where the case stands now
     */
    void step(Row row, CaseStep step, @Nullable Long staff, @Nullable String words) {
        EventRow event = event(row.id(), step, staff, words);
        database.write(
                tx -> {
                    CaseDao dao = tx.dao(CaseDao.class);
                    Row now = dao.find(row.id()).orElseThrow();
                    CaseState to =
                            CaseCourse.after(state(now), step)
                                    .orElseThrow(() -> new PortalException(ComplaintError.WENT_ON));
                    if (dao.move(row.id(), now.state(), to.code()) == 0) {
                        throw new PortalException(ComplaintError.WENT_ON);
                    }
                    if (step == CaseStep.ASSIGNED && staff != null) {
                        dao.assign(row.id(), staff);
                    }
                    remember(tx, row, event);
                });
    }

    private EventRow event(long id, CaseStep step, @Nullable Long staff, @Nullable String words) {
        return new EventRow(
                ids.next(),
                id,
                step.code(),
                staff,
                Micros.of(clock.instant().truncatedTo(ChronoUnit.MICROS)),
                sealer.sealNullable(WORDS, words),
                random.bytes(Commitment.SALT_BYTES));
    }

    private void remember(Tx tx, Row row, EventRow event) {
        tx.dao(CaseDao.class).addEvent(event);
        ledger.append(tx, LeafKind.COMPLAINT, event.id(), leaf(row, event));
    }

    /** Says what the ledger commits to of a step at the desk; the one place that says so. */
    private static Commitment leaf(Row row, EventRow event) {
        byte[] content =
                CanonicalBytes.of(LeafKind.COMPLAINT)
                        .bytes("body", row.body())
                        .number("due_at", row.dueAt())
                        .number("happened_at", event.happenedAt())
                        .number("hospital", row.hospitalId())
                        .text("id", number(row.id()))
                        .number("staff", event.staffUserId())
                        .text("step", event.step())
                        .text("subject", new PersonId(0).code())
                        .bytes("words", event.words())
                        .toBytes();
        return Commitment.of(event.salt(), content);
    }

    /** Hands on every step with its leaf. */
    public static void rows(Tx tx, Consumer<LedgerRoom.Row> check) {
        CaseDao dao = tx.dao(CaseDao.class);
        for (Row row : dao.everything()) {
            for (EventRow each : dao.events(row.id())) {
                check.accept(
                        new LedgerRoom.Row(
                                number(row.id()) + " " + each.step(),
                                LeafKind.COMPLAINT,
                                each.id(),
                                0,
                                0,
                                leaf(row, each)));
            }
        }
    }

    /** Hands on every case that does not stand where its steps lead. */
    public static void faults(Tx tx, BiConsumer<Kind, String> found) {
        CaseDao dao = tx.dao(CaseDao.class);
        for (Row row : dao.everything()) {
            CaseState state = null;
            for (EventRow each : dao.events(row.id())) {
                CaseState from = state;
                state =
                        Coded.parse(CaseStep.class, each.step())
                                .flatMap(step -> CaseCourse.after(from, step))
                                .orElse(null);
            }
            if (state == null || !state.code().equals(row.state())) {
                found.accept(Kind.STATE_CHANGED, number(row.id()));
            }
        }
    }

    byte[] sealKey(String token) {
        return sealer.sealBytes(BODY_KEY, token.getBytes(StandardCharsets.US_ASCII));
    }

    String openKey(Row row) {
        return new String(sealer.openBytes(BODY_KEY, row.bodyKey()), StandardCharsets.US_ASCII);
    }

    long nextId() {
        return ids.next();
    }

    Instant now() {
        return clock.instant();
    }
}
