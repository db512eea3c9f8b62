package org.whosaw.portal.request;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.CanonicalBytes;
import org.whosaw.portal.ledger.PersonLedger;
import org.whosaw.portal.request.Request.Answer;
import org.whosaw.portal.request.Request.Event;
import org.whosaw.portal.request.RequestDao.AnswerRow;
import org.whosaw.portal.request.RequestDao.EventRow;
import org.whosaw.portal.request.RequestDao.MovedRow;
import org.whosaw.portal.request.RequestDao.Row;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.PlainQuery;
import org.whosaw.portal.store.Tx;
import org.whosaw.portal.vault.Vault;

/**
 * The book of requests: every change of one is an edge of {@link RequestCourse} and a step of its
 * history, written together. Safe for threads.
 */
public final class RequestBook {
    static final String WORDS = "request.words";
    static final String BODY = "request_answer.body";
    private static final int MOST_OF_HERS = 200;

    private record Line(long event, String state) {}

    private static final PlainQuery<Line> LINES =
            new PlainQuery<>(
                    "SELECT l.event_id, r.state FROM request_line l"
                            + " JOIN request r ON r.id = l.request_id"
                            + " WHERE l.person_id = ? AND r.state <> 'withdrawn'",
                    row -> new Line(row.getLong(1), row.getString(2)));

    private final Database database;
    private final Vault vault;
    private final IdSource ids;
    private final PersonLedger ledger;

    public RequestBook(Database database, Vault vault, IdSource ids, PersonLedger ledger) {
        this.database = database;
        this.vault = vault;
        this.ids = ids;
        this.ledger = ledger;
    }

    /** Who takes a step. */
    public record By(RequestActor actor, @Nullable Long id) {
        /** The clock. */
        public static final By CLOCK = new By(RequestActor.CLOCK, null);

        /** Returns a member of the staff. */
        public static By staff(long staffUserId) {
            return new By(RequestActor.STAFF, staffUserId);
        }

        /** Returns a patient's account. */
        public static By account(long accountId) {
            return new By(RequestActor.PERSON, accountId);
        }
    }

    /** Returns a request, or empty. */
    public Optional<Request> find(long id) {
        return whole(database.read(tx -> tx.dao(RequestDao.class).find(id)));
    }

    /** Returns the request about a line, even one taken back, or empty. */
    Optional<Request> ofLine(PersonId person, long eventId) {
        return whole(database.read(tx -> tx.dao(RequestDao.class).ofLine(person.value(), eventId)));
    }

    private Optional<Request> whole(Optional<Row> row) {
        return row.map(
                found -> {
                    long id = found.id();
                    List<EventRow> events =
                            database.read(tx -> tx.dao(RequestDao.class).events(id));
                    Optional<AnswerRow> answer =
                            database.read(tx -> tx.dao(RequestDao.class).answer(id));
                    return open(found, events, answer.orElse(null));
                });
    }

    /** Returns the requests of persons, newest first, without history. */
    List<Request> ofPersons(List<PersonId> persons) {
        List<Long> all = persons.stream().map(PersonId::value).toList();
        return all.isEmpty()
                ? List.of()
                : plain(database.read(tx -> tx.dao(RequestDao.class).ofPersons(all, MOST_OF_HERS)));
    }

    /** A request and when it last moved, in microseconds. */
    record Moved(Request request, long at) {}

    /** Returns the requests of persons that took a step since, the earliest first. */
    List<Moved> movedSince(List<PersonId> persons, long since, int most) {
        List<Long> all = persons.stream().map(PersonId::value).toList();
        List<MovedRow> moved =
                all.isEmpty()
                        ? List.of()
                        : database.read(
                                tx -> tx.dao(RequestDao.class).movedSince(all, since, most));
        return moved.stream()
                .map(row -> new Moved(find(row.id()).orElseThrow(), row.at()))
                .toList();
    }

    /** Returns the state of each line of a person that was asked about, by {@code ae_…}. */
    Map<String, RequestState> lines(PersonId person) {
        Map<String, RequestState> states = new TreeMap<>();
        for (Line line : database.read(tx -> LINES.all(tx, person.value()))) {
            states.put(
                    Ids.format(IdPrefix.ACCESS, line.event()),
                    Coded.parse(RequestState.class, line.state()).orElseThrow());
        }
        return states;
    }

    /** Returns what a desk owes, soonest due first, without history. */
    public List<Request> owed(HospitalId hospital, List<RequestAudience> audiences, int most) {
        List<String> codes = audiences.stream().map(RequestAudience::code).toList();
        return codes.isEmpty()
                ? List.of()
                : plain(
                        database.read(
                                tx ->
                                        tx.dao(RequestDao.class)
                                                .open(hospital.value(), codes, most)));
    }

    /** Returns what a desk has answered, newest first, without history. */
    public List<Request> answered(HospitalId hospital, List<RequestAudience> audiences, int most) {
        List<String> codes = audiences.stream().map(RequestAudience::code).toList();
        return codes.isEmpty()
                ? List.of()
                : plain(
                        database.read(
                                tx ->
                                        tx.dao(RequestDao.class)
                                                .answered(hospital.value(), codes, most)));
    }

    /** Returns how many an audience owes. */
    public int countOwed(HospitalId hospital, RequestAudience audience) {
        return database.read(
                tx -> tx.dao(RequestDao.class).countOpen(hospital.value(), audience.code()));
    }

    List<Request> waiting(int most) {
        return plain(database.read(tx -> tx.dao(RequestDao.class).waiting(most)));
    }

    List<Row> toRemind(Instant now, int most) {
        return database.read(tx -> tx.dao(RequestDao.class).toRemind(Micros.of(now), most));
    }

    private List<Request> plain(List<Row> rows) {
        List<Request> all = new ArrayList<>(rows.size());
        for (Row row : rows) {
            all.add(open(row, List.of(), null));
        }
        return all;
    }

    private Request open(Row row, List<EventRow> events, @Nullable AnswerRow answer) {
        return new Request(
                row.id(),
                new HospitalId(row.hospitalId()),
                new PersonId(row.personId()),
                row.accountId(),
                Coded.parse(RequestKind.class, row.kind()).orElseThrow(),
                state(row),
                Coded.parse(RequestAudience.class, row.audience()).orElseThrow(),
                vault.of(new PersonId(row.personId())).openIfThere(WORDS, row.words()),
                Micros.instant(row.filedAt()),
                Micros.instantOrNull(row.startedAt()),
                Micros.instantOrNull(row.dueAt()),
                row.provisional() != 0,
                row.workingDays(),
                Micros.instantOrNull(row.closedAt()),
                Objects.requireNonNullElse(row.eventId(), 0L),
                Micros.instant(Objects.requireNonNullElse(row.occurredAt(), row.filedAt())),
                events.stream().map(RequestBook::event).toList(),
                answer == null ? null : answer(new PersonId(row.personId()), answer));
    }

    static RequestState state(Row row) {
        return Coded.parse(RequestState.class, row.state()).orElseThrow();
    }

    private static Event event(EventRow row) {
        return new Event(
                Coded.parse(RequestStep.class, row.step()).orElseThrow(),
                Coded.parse(RequestActor.class, row.actor()).orElseThrow(),
                row.actorId(),
                Micros.instant(row.happenedAt()));
    }

    private Answer answer(PersonId person, AnswerRow row) {
        return new Answer(
                Coded.parse(AnswerOutcome.class, row.outcome()).orElseThrow(),
                Objects.requireNonNullElse(vault.of(person).openIfThere(BODY, row.body()), ""),
                row.staffUserId(),
                row.staffCode(),
                Micros.instant(row.signedAt()),
                row.signature());
    }

    /**
     * Writes a new request about a line.
     *
     * @return false when there is one about that line already, and nothing was written
     */
    boolean file(Request request) {
        byte[] words = vault.of(request.person()).sealNullable(WORDS, request.words());
        Instant started = request.startedAt();
        Instant due = request.dueAt();
        Row row =
                new Row(
                        request.id(),
                        request.hospital().value(),
                        request.person().value(),
                        request.accountId(),
                        request.kind().code(),
                        request.state().code(),
                        request.audience().code(),
                        words,
                        Micros.of(request.filedAt()),
                        Micros.ofOrNull(started),
                        Micros.ofOrNull(due),
                        request.provisional() ? 1 : 0,
                        request.workingDays(),
                        started == null || due == null ? null : part(started, due, 0),
                        0,
                        null,
                        request.eventId(),
                        Micros.of(request.occurredAt()));
        EventRow event = event(request.id(), RequestStep.FILED, by(request), request.filedAt());
        return database.inTransaction(
                tx -> {
                    RequestDao dao = tx.dao(RequestDao.class);
                    long line = request.eventId();
                    if (dao.addLine(row.personId(), line, row.id()) == 0
                            && dao.takeLine(row.personId(), line, row.id()) == 0) {
                        return false;
                    }
                    dao.add(row);
                    dao.addEvent(event);
                    remember(
                            tx,
                            row,
                            event,
                            RequestLeaf.step(
                                    row, event, request.words(), null, null, started != null));
                    return true;
                });
    }

    private static By by(Request request) {
        return new By(RequestActor.PERSON, request.accountId());
    }

    private EventRow event(long request, RequestStep step, By by, Instant at) {
        return new EventRow(
                ids.next(), request, step.code(), by.actor().code(), by.id(), Micros.of(at));
    }

    /**
     * Returns a further step of a request whose row this transaction has. Steps are in the order of
     * their ids, and the clocks of two nodes differ: so it comes after the last in any case.
     */
    private EventRow next(RequestDao dao, long request, RequestStep step, By by, Instant at) {
        return new EventRow(
                Math.max(ids.next(), dao.lastEvent(request) + 1),
                request,
                step.code(),
                by.actor().code(),
                by.id(),
                Micros.of(at));
    }

    /**
     * Takes a step in the caller's transaction.
     *
     * @throws PortalException when the step may not be taken from where the request stands now
     */
    public void step(Tx tx, long id, RequestStep step, By by, Instant at) {
        step(tx, id, step, by, at, null, null, null);
    }

    private void step(
            Tx tx,
            long id,
            RequestStep step,
            By by,
            Instant at,
            @Nullable AnswerRow answer,
            @Nullable String body,
            Promise.@Nullable Due due) {
        RequestDao dao = tx.dao(RequestDao.class);
        if (due != null) {
            dao.start(
                    id,
                    Micros.of(at),
                    Micros.of(due.at()),
                    due.provisional() ? 1 : 0,
                    part(at, due.at(), 0));
        }
        Row row = dao.find(id).orElseThrow();
        RequestState from = state(row);
        RequestState to =
                RequestCourse.after(from, step)
                        .orElseThrow(() -> new PortalException(RequestError.WENT_ON));
        if (dao.move(id, from.code(), to.code()) == 0) {
            throw new PortalException(RequestError.WENT_ON);
        }
        EventRow event = next(dao, id, step, by, at);
        dao.addEvent(event);
        remember(tx, row, event, RequestLeaf.step(row, event, null, answer, body, due != null));
        if (to.isOver()) {
            dao.close(id, Micros.of(at));
        }
    }

    private void remember(Tx tx, Row row, EventRow event, CanonicalBytes content) {
        ledger.append(tx, new PersonId(row.personId()), event.id(), 0, content);
    }

    /** Says whether a request stands in a state, in the caller's transaction. */
    boolean isIn(Tx tx, long id, RequestState state) {
        return tx.dao(RequestDao.class).find(id).filter(row -> state(row) == state).isPresent();
    }

    /** Takes a step that starts the clock. */
    void start(long id, RequestStep step, By by, Instant at, Promise.Due due) {
        database.write(tx -> step(tx, id, step, by, at, null, null, due));
    }

    /** Takes the step that answers a request and keeps the signed answer, in one transaction. */
    public void answer(Tx tx, long id, By by, Answer answer, byte[] sealedBody) {
        AnswerRow row =
                new AnswerRow(
                        ids.next(),
                        id,
                        answer.outcome().code(),
                        sealedBody,
                        answer.staffUserId(),
                        answer.signedBy(),
                        Micros.of(answer.signedAt()),
                        answer.signature());
        step(tx, id, RequestStep.ANSWERED, by, answer.signedAt(), row, answer.text(), null);
        tx.dao(RequestDao.class).addAnswer(row);
    }

    /** Seals an answer's text, outside the transaction. */
    public byte[] sealAnswer(PersonId person, String text) {
        return vault.of(person).seal(BODY, text);
    }

    /** Notes a reminder in the caller's transaction; says whether this one took it. */
    boolean remind(Tx tx, Row row, RequestStep step, Instant now) {
        Long started = row.startedAt();
        Long due = row.dueAt();
        int done = row.reminded() + 1;
        Long next =
                started == null || due == null || done > 2
                        ? null
                        : part(Micros.instant(started), Micros.instant(due), done);
        RequestDao dao = tx.dao(RequestDao.class);
        if (dao.reminded(row.id(), row.reminded(), next) == 0) {
            return false;
        }
        EventRow event = next(dao, row.id(), step, By.CLOCK, now);
        dao.addEvent(event);
        remember(tx, row, event, RequestLeaf.step(row, event, null, null, null, false));
        return true;
    }

    /** Returns when the first, second and third reminder of a span falls. */
    private static long part(Instant start, Instant due, int which) {
        Duration span = Duration.between(start, due);
        Duration until =
                switch (which) {
                    case 0 -> span.dividedBy(2);
                    case 1 -> span.multipliedBy(4).dividedBy(5);
                    default -> span;
                };
        return Micros.of(start.plus(until));
    }
}
