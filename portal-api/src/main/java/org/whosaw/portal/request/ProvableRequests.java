package org.whosaw.portal.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.ledger.AuditFinding.Kind;
import org.whosaw.portal.ledger.CanonicalBytes;
import org.whosaw.portal.ledger.Commitment;
import org.whosaw.portal.ledger.LeafKind;
import org.whosaw.portal.ledger.LedgerRoom;
import org.whosaw.portal.ledger.PersonLedger;
import org.whosaw.portal.ledger.PersonSalts.Salts;
import org.whosaw.portal.ledger.ProvableEntry;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Reads the steps of requests back as the ledger has them; the one-time pages of those who looked
 * are nobody's to see and are read only to be held against their leaves. Safe for threads.
 */
public final class ProvableRequests implements LedgerRoom {
    private static final int MOST_OF_HERS = 200;

    private final Database database;
    private final OpenedRequests seals;
    private final PersonLedger ledger;

    ProvableRequests(Database database, OpenedRequests seals, PersonLedger ledger) {
        this.database = database;
        this.seals = seals;
        this.ledger = ledger;
    }

    private record Read(
            RequestDao.Row row,
            RequestDao.EventRow event,
            RequestDao.@Nullable AnswerRow answer,
            boolean starts) {}

    @Override
    public List<LeafKind> kinds() {
        return List.of(LeafKind.REQUEST);
    }

    @Override
    public List<ProvableEntry> entries(PersonId person, boolean protectedToo, int most) {
        return database.read(
                tx ->
                        provable(
                                tx,
                                person,
                                tx.dao(RequestDao.class)
                                        .ofPersons(
                                                List.of(person.value()),
                                                Math.min(most, MOST_OF_HERS))));
    }

    @Override
    public List<ProvableEntry> entry(PersonId person, boolean protectedToo, long id) {
        return database.read(
                tx ->
                        provable(
                                tx,
                                person,
                                tx
                                        .dao(RequestDao.class)
                                        .find(id)
                                        .filter(row -> row.personId() == person.value())
                                        .stream()
                                        .toList()));
    }

    private List<ProvableEntry> provable(Tx tx, PersonId person, List<RequestDao.Row> rows) {
        Optional<Salts> hers = ledger.find(tx, person);
        return hers.isEmpty()
                ? List.of()
                : steps(tx, rows).stream()
                        .map(each -> provable(tx, person, hers.get(), each))
                        .toList();
    }

    private static List<Read> steps(Tx tx, List<RequestDao.Row> rows) {
        List<Read> all = new ArrayList<>();
        RequestDao dao = tx.dao(RequestDao.class);
        for (RequestDao.Row row : rows) {
            RequestDao.AnswerRow answer = dao.answer(row.id()).orElse(null);
            List<RequestDao.EventRow> events = dao.events(row.id());
            boolean waited = events.stream().anyMatch(ProvableRequests::ends);
            for (RequestDao.EventRow event : events) {
                boolean answers = event.step().equals(RequestStep.ANSWERED.code());
                boolean files = event.step().equals(RequestStep.FILED.code());
                boolean starts = ends(event) || files && !waited && row.startedAt() != null;
                all.add(new Read(row, event, answers ? answer : null, starts));
            }
        }
        return all;
    }

    /** Says whether a step ends the waiting for discharge, so that the clock starts with it. */
    private static boolean ends(RequestDao.EventRow event) {
        return event.step().equals(RequestStep.DISCHARGED.code())
                || event.step().equals(RequestStep.SENT_NOW.code());
    }

    /** What a request says of itself must be what its steps say. */
    @Override
    public void faults(Tx tx, BiConsumer<Kind, String> found) {
        RequestDao dao = tx.dao(RequestDao.class);
        for (RequestDao.Row row : dao.everything()) {
            if (!follows(row, dao.events(row.id()))) {
                found.accept(Kind.STATE_CHANGED, Ids.format(IdPrefix.REQUEST, row.id()));
            }
        }
    }

    private static boolean follows(RequestDao.Row row, List<RequestDao.EventRow> events) {
        boolean waited =
                row.startedAt() == null || events.stream().anyMatch(ProvableRequests::ends);
        RequestState state = waited ? RequestState.WAITING_FOR_DISCHARGE : RequestState.OPEN;
        Long closed = null;
        int reminded = 0;
        for (RequestDao.EventRow event : events) {
            RequestStep step = Coded.parse(RequestStep.class, event.step()).orElse(null);
            RequestState next = step == null ? null : RequestCourse.after(state, step).orElse(null);
            if (next != null) {
                state = next;
                closed = state.isOver() ? (Long) event.happenedAt() : closed;
            } else if (step != RequestStep.FILED) {
                reminded++; // of all other steps only reminders lead nowhere
            }
        }
        return row.state().equals(state.code())
                && Objects.equals(row.closedAt(), closed)
                && row.reminded() == reminded;
    }

    private CanonicalBytes content(Tx tx, Read read) {
        boolean files = read.event().step().equals(RequestStep.FILED.code());
        RequestDao.AnswerRow answer = read.answer();
        return RequestLeaf.step(
                read.row(),
                read.event(),
                files ? seals.words(tx, read.row()) : null,
                answer,
                answer == null ? null : seals.body(tx, read.row(), answer),
                read.starts());
    }

    private ProvableEntry provable(Tx tx, PersonId person, Salts hers, Read read) {
        long id = read.event().id();
        return new ProvableEntry(
                id,
                person.value(),
                0,
                PersonLedger.salt(hers, LeafKind.REQUEST, id, 0),
                content(tx, read));
    }

    @Override
    public void rows(Tx tx, Consumer<Row> check) {
        for (Read each : steps(tx, tx.dao(RequestDao.class).everything())) {
            PersonId person = new PersonId(each.row().personId());
            String name = Ids.format(IdPrefix.REQUEST, each.row().id());
            check(
                    tx,
                    name + " " + each.event().step(),
                    person,
                    each.event().id(),
                    0,
                    check,
                    () -> content(tx, each));
        }
        for (ReviewDao.Row each : tx.dao(ReviewDao.class).everything()) {
            PersonId person = new PersonId(each.personId());
            String name = Ids.format(IdPrefix.REVIEW, each.id());
            check(tx, name, person, each.id(), 0, check, () -> RequestLeaf.made(each));
            Long answered = each.answeredAt();
            String answer = each.answer();
            if (answered != null && answer != null) {
                check(
                        tx,
                        name,
                        person,
                        each.id(),
                        RequestLeaf.ANSWERED,
                        check,
                        () ->
                                RequestLeaf.answered(
                                        each,
                                        answered,
                                        answer,
                                        each.reason(),
                                        seals.words(tx, each)));
            }
        }
    }

    private void check(
            Tx tx,
            String name,
            PersonId person,
            long id,
            int number,
            Consumer<Row> check,
            java.util.function.Supplier<CanonicalBytes> content) {
        Optional<Salts> hers = ledger.find(tx, person);
        Commitment leaf =
                hers.isEmpty()
                        ? null
                        : Commitment.of(
                                PersonLedger.salt(hers.get(), LeafKind.REQUEST, id, number),
                                content.get().toBytes());
        check.accept(new Row(name, LeafKind.REQUEST, id, person.value(), number, leaf));
    }
}
