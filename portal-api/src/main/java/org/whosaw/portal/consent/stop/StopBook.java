package org.whosaw.portal.consent.stop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.calendar.Deadline;
import org.whosaw.portal.calendar.WorkingCalendar;
import org.whosaw.portal.consent.Grant;
import org.whosaw.portal.consent.Revocation;
import org.whosaw.portal.consent.Revocation.Cause;
import org.whosaw.portal.consent.Revocation.GrantRef;
import org.whosaw.portal.consent.RevocationListener;
import org.whosaw.portal.consent.enforcement.Enforcement;
import org.whosaw.portal.consent.enforcement.EnforcementBook;
import org.whosaw.portal.consent.stop.StopDao.EventRow;
import org.whosaw.portal.consent.stop.StopDao.StatementRow;
import org.whosaw.portal.consent.stop.StopDao.StopRow;
import org.whosaw.portal.consent.stop.StopDao.TargetRow;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.ledger.PersonLedger;
import org.whosaw.portal.store.Tx;

/**
 * Writes what must follow a revocation, in its transaction: a target for every system of the
 * hospital and every recipient down the chain, and whom to call. Every later step goes through
 * here. Safe for threads.
 */
public final class StopBook implements RevocationListener {
    /** How long a recipient has to sign that it has stopped. */
    public static final Duration TO_STOP = Duration.ofHours(24);

    /** How many working days it has to sign that it has deleted. */
    public static final int TO_DELETE = 15;

    private final DirectoryLookup directory;
    private final EnforcementBook enforcement;
    private final StopSubjects subjects;
    private final WorkingCalendar calendar;
    private final StopCalling calling;
    private final IdSource ids;
    private final PersonLedger ledger;
    private final StopNews news;

    public StopBook(
            DirectoryLookup directory,
            EnforcementBook enforcement,
            StopSubjects subjects,
            WorkingCalendar calendar,
            StopCalling calling,
            IdSource ids,
            PersonLedger ledger,
            StopNews news) {
        this.directory = directory;
        this.enforcement = enforcement;
        this.subjects = subjects;
        this.calendar = calendar;
        this.calling = calling;
        this.ids = ids;
        this.ledger = ledger;
        this.news = news;
    }

    @Override
    public void revoked(Tx tx, Revocation revocation) {
        boolean stopped = revocation.cause() == Cause.PATIENT || revocation.cause() == Cause.LOSS;
        Map<Long, List<GrantRef>> byRecipient = new LinkedHashMap<>();
        for (GrantRef each : revocation.grants()) {
            byRecipient.computeIfAbsent(each.recipientId(), id -> new ArrayList<>()).add(each);
        }
        byRecipient.forEach(
                (recipient, refs) -> {
                    StopRow stop =
                            new StopRow(
                                    ids.next(),
                                    refs.get(0).hospital().value(),
                                    revocation.person().value(),
                                    recipient,
                                    (stopped ? StopKind.STOPPED : StopKind.ENDED).code(),
                                    revocation.cause().code(),
                                    refs.stream()
                                            .map(ref -> Ids.format(IdPrefix.GRANT, ref.grantId()))
                                            .collect(Collectors.joining(" ")),
                                    Micros.of(revocation.at()));
                    tx.dao(StopDao.class).add(stop);
                    systems(tx, stop);
                    parties(tx, stop);
                });
    }

    /** Tells those who were told that it stopped; nobody else ever thought otherwise. */
    @Override
    public void given(Tx tx, Grant grant) {
        StopDao dao = tx.dao(StopDao.class);
        Optional<StopRow> last = dao.newest(grant.person().value(), grant.recipientId());
        if (last.isEmpty() || last.get().kind().equals(StopKind.GIVEN.code())) {
            return;
        }
        StopRow row =
                new StopRow(
                        ids.next(),
                        grant.hospital().value(),
                        grant.person().value(),
                        grant.recipientId(),
                        StopKind.GIVEN.code(),
                        Cause.PATIENT.code(),
                        grant.number(),
                        Micros.of(grant.givenAt()));
        dao.add(row);
        for (EnforcementBook.Standing each : enforcement.of(tx, grant.hospital())) {
            if (each.enforcement() == Enforcement.TOLD) {
                call(tx, row, each);
            }
        }
        directory
                .recipient(tx, grant.recipientId())
                .ifPresent(card -> party(tx, row, card, null, null));
    }

    private void systems(Tx tx, StopRow stop) {
        for (EnforcementBook.Standing each :
                enforcement.of(tx, new HospitalId(stop.hospitalId()))) {
            long system = each.system().id();
            switch (each.enforcement()) {
                case ASKS_FIRST -> begin(tx, stop, system, StopStep.REFUSED, null);
                case NIGHT_LIST -> begin(tx, stop, system, StopStep.FOR_LIST, null);
                case NOT_CONNECTED -> begin(tx, stop, system, StopStep.NOTED, null);
                case TOLD -> call(tx, stop, each);
            }
        }
    }

    private void call(Tx tx, StopRow stop, EnforcementBook.Standing at) {
        PersonId person = new PersonId(stop.personId());
        long system = at.system().id();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("stop", Ids.format(IdPrefix.STOP, stop.id()));
        data.put("recipient", code(tx, stop.recipientId()));
        data.put("subject", subjects.forSystem(tx, system, person, true));
        data.put("at", Micros.instant(stop.stoppedAt()).toString());
        OptionalLong delivery =
                calling.call(
                        tx,
                        new HospitalId(stop.hospitalId()),
                        true,
                        at.system().code(),
                        kind(stop).event(),
                        data);
        begin(tx, stop, system, StopStep.CALLED, boxed(delivery));
    }

    private static StopKind kind(StopRow stop) {
        return Coded.parse(StopKind.class, stop.kind()).orElseThrow();
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private void begin(Tx tx, StopRow stop, long system, StopStep step, @Nullable Long delivery) {
        add(
                tx,
                stop,
                new TargetRow(
                        ids.next(),
                        stop.id(),
                        stop.hospitalId(),
                        stop.personId(),
                        system,
                        null,
                        null,
                        null,
                        StopCourse.after(null, step).orElseThrow().code(),
                        stop.stoppedAt(),
                        null,
                        null,
                        0,
                        0,
                        delivery,
                        null),
                step);
    }

    private void add(Tx tx, StopRow stop, TargetRow target, StopStep step) {
        tx.dao(StopDao.class).addTarget(target);
        remember(tx, stop, target, step, StopBy.PORTAL, Micros.instant(target.changedAt()));
    }

    private void parties(Tx tx, StopRow stop) {
        HospitalId hospital = new HospitalId(stop.hospitalId());
        List<StatementRow> declared = tx.dao(StopDao.class).declared(stop.hospitalId());
        directory
                .recipient(tx, stop.recipientId())
                .map(first -> StopChain.of(first, directory.recipients(tx, hospital)))
                .ifPresent(
                        chain ->
                                chain.forEach(
                                        link -> {
                                            party(tx, stop, link.card(), link.parent(), declared);
                                        }));
    }

    private void party(
            Tx tx,
            StopRow stop,
            RecipientCard card,
            @Nullable Long parent,
            @Nullable List<StatementRow> declared) {
        List<StatementRow> own =
                declared == null
                        ? List.of()
                        : declared.stream().filter(s -> s.recipientId() == card.id()).toList();
        boolean owes = kind(stop) == StopKind.STOPPED;
        Terms terms = owes ? terms(Micros.instant(stop.stoppedAt())) : Terms.NONE;
        OptionalLong delivery = tell(tx, stop, card, terms, own);
        StopStep step = owes ? StopStep.ASKED : StopStep.WROTE;
        add(tx, stop, row(stop, card.id(), parent, null, terms, stop.stoppedAt(), delivery), step);
        for (StatementRow each : own) {
            add(
                    tx,
                    stop,
                    row(
                            stop,
                            null,
                            card.id(),
                            each.id(),
                            terms,
                            stop.stoppedAt(),
                            OptionalLong.empty()),
                    step);
        }
    }

    /** By when a recipient owes its words; nothing of it where none are owed. */
    private record Terms(@Nullable Instant stop, @Nullable Instant delete, boolean provisional) {
        static final Terms NONE = new Terms(null, null, false);
    }

    private Terms terms(Instant from) {
        Deadline delete = calendar.afterWorkingDays(from, TO_DELETE);
        return new Terms(from.plus(TO_STOP), delete.end(), delete.provisional());
    }

    private OptionalLong tell(
            Tx tx, StopRow stop, RecipientCard card, Terms terms, List<StatementRow> declared) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("stop", Ids.format(IdPrefix.STOP, stop.id()));
        data.put("recipient", card.code());
        data.put("subject", subjects.forRecipient(card.id(), new PersonId(stop.personId())));
        Instant stopBy = terms.stop();
        Instant deleteBy = terms.delete();
        if (stopBy != null && deleteBy != null) {
            data.put("contact", "stop-all-now");
            data.put("at", Micros.instant(stop.stoppedAt()).toString());
            data.put("stopBy", stopBy.toString());
            data.put("deleteBy", deleteBy.toString());
        } else {
            data.put("at", Micros.instant(stop.stoppedAt()).toString());
        }
        if (!declared.isEmpty()) {
            data.put("passOnTo", declared.stream().map(StatementRow::name).toList());
        }
        return calling.call(
                tx,
                new HospitalId(stop.hospitalId()),
                false,
                card.code(),
                kind(stop).event(),
                data);
    }

    private TargetRow row(
            StopRow stop,
            @Nullable Long recipient,
            @Nullable Long parent,
            @Nullable Long statement,
            Terms terms,
            long at,
            OptionalLong delivery) {
        Instant stopBy = terms.stop();
        Instant deleteBy = terms.delete();
        StopStep step = stopBy == null ? StopStep.WROTE : StopStep.ASKED;
        return new TargetRow(
                ids.next(),
                stop.id(),
                stop.hospitalId(),
                stop.personId(),
                null,
                recipient,
                parent,
                statement,
                StopCourse.after(null, step).orElseThrow().code(),
                at,
                stopBy == null ? null : Micros.of(stopBy),
                deleteBy == null ? null : Micros.of(deleteBy),
                terms.provisional() ? 1 : 0,
                0,
                boxed(delivery),
                null);
    }

    /**
     * Lets a party that a recipient just declared join every stop of which the recipient has not
     * signed the end, in the caller's transaction: its terms begin now.
     */
    void join(Tx tx, StatementRow declared, Instant now) {
        StopDao dao = tx.dao(StopDao.class);
        Terms terms = terms(now);
        for (TargetRow giver : dao.owing(declared.recipientId())) {
            StopRow stop = dao.find(giver.stopId()).orElseThrow();
            add(
                    tx,
                    stop,
                    row(
                            stop,
                            null,
                            declared.recipientId(),
                            declared.id(),
                            terms,
                            Micros.of(now),
                            OptionalLong.empty()),
                    StopStep.ASKED);
        }
    }

    private String code(Tx tx, long recipient) {
        return directory.recipient(tx, recipient).map(RecipientCard::code).orElse("");
    }

    /**
     * Takes a step of a target in the caller's transaction; false when it may not be taken where
     * the target stands.
     */
    boolean step(Tx tx, TargetRow target, StopStep step, StopBy by, Instant at) {
        return step(tx, target, step, by, at, target.listId());
    }

    boolean step(
            Tx tx, TargetRow target, StopStep step, StopBy by, Instant at, @Nullable Long list) {
        TargetState from = Coded.parse(TargetState.class, target.state()).orElseThrow();
        TargetState to = StopCourse.after(from, step).orElse(null);
        if (to == null) {
            return false;
        }
        StopDao dao = tx.dao(StopDao.class);
        int late = to.isLate() ? 1 : target.late();
        int moved = dao.move(target.id(), from.code(), to.code(), Micros.of(at), late, list);
        if (moved == 0) {
            return false;
        }
        StopRow stop = dao.find(target.stopId()).orElseThrow();
        long event = remember(tx, stop, target, step, by, at);
        news.took(tx, stop, target, to, event, at);
        return true;
    }

    private long remember(
            Tx tx, StopRow stop, TargetRow target, StopStep step, StopBy by, Instant at) {
        StopDao dao = tx.dao(StopDao.class);
        EventRow event =
                new EventRow(
                        // Nodes may differ by their clocks: a step comes after the one before it.
                        Math.max(ids.next(), dao.lastEvent(target.id()) + 1),
                        target.id(),
                        target.personId(),
                        step.code(),
                        by.actor(),
                        by.id(),
                        Micros.of(at));
        dao.addEvent(event);
        ledger.append(
                tx,
                new PersonId(target.personId()),
                event.id(),
                0,
                StopLeaf.step(stop, target, event));
        return event.id();
    }
}
