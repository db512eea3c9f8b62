package org.whosaw.portal.consent.stop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.stop.StopDao.EventRow;
import org.whosaw.portal.consent.stop.StopDao.StopRow;
import org.whosaw.portal.consent.stop.StopDao.TargetRow;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.ledger.AuditFinding.Kind;
import org.whosaw.portal.ledger.Commitment;
import org.whosaw.portal.ledger.LeafKind;
import org.whosaw.portal.ledger.LedgerRoom;
import org.whosaw.portal.ledger.PersonLedger;
import org.whosaw.portal.ledger.PersonSalts.Salts;
import org.whosaw.portal.ledger.ProvableEntry;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/** Reads the steps of stops back as the ledger has them. Safe for threads. */
public final class ProvableStops implements LedgerRoom {
    private static final int MOST_OF_HERS = 200;

    private final Database database;
    private final PersonLedger ledger;

    ProvableStops(Database database, PersonLedger ledger) {
        this.database = database;
        this.ledger = ledger;
    }

    @Override
    public List<LeafKind> kinds() {
        return List.of(LeafKind.CONSENT);
    }

    @Override
    public List<ProvableEntry> entries(PersonId person, boolean protectedToo, int most) {
        return database.read(
                tx ->
                        provable(
                                tx,
                                person,
                                tx.dao(StopDao.class)
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
                                tx.dao(StopDao.class).find(id).stream()
                                        .filter(row -> row.personId() == person.value())
                                        .toList()));
    }

    private List<ProvableEntry> provable(Tx tx, PersonId person, List<StopRow> stops) {
        Optional<Salts> hers = ledger.find(tx, person);
        List<ProvableEntry> all = new ArrayList<>();
        StopDao dao = tx.dao(StopDao.class);
        if (hers.isEmpty()) {
            return all;
        }
        for (StopRow stop : stops) {
            for (TargetRow target : dao.targets(stop.id())) {
                for (EventRow event : dao.events(target.id())) {
                    all.add(
                            new ProvableEntry(
                                    event.id(),
                                    person.value(),
                                    0,
                                    PersonLedger.salt(hers.get(), LeafKind.CONSENT, event.id(), 0),
                                    StopLeaf.step(stop, target, event)));
                }
            }
        }
        return all;
    }

    @Override
    public void rows(Tx tx, Consumer<LedgerRoom.Row> check) {
        StopDao dao = tx.dao(StopDao.class);
        for (StopRow stop : dao.everything()) {
            Optional<Salts> hers = ledger.find(tx, new PersonId(stop.personId()));
            String name = Ids.format(IdPrefix.STOP, stop.id());
            for (TargetRow target : dao.targets(stop.id())) {
                for (EventRow event : dao.events(target.id())) {
                    check.accept(
                            new LedgerRoom.Row(
                                    name + " " + event.step(),
                                    LeafKind.CONSENT,
                                    event.id(),
                                    stop.personId(),
                                    0,
                                    leaf(hers, stop, target, event)));
                }
            }
        }
    }

    private static @Nullable Commitment leaf(
            Optional<Salts> hers, StopRow stop, TargetRow target, EventRow event) {
        return hers.map(
                        salts ->
                                Commitment.of(
                                        PersonLedger.salt(salts, LeafKind.CONSENT, event.id(), 0),
                                        StopLeaf.step(stop, target, event).toBytes()))
                .orElse(null);
    }

    /** Where a target stands follows from its steps, and so does whether it ever was late. */
    @Override
    public void faults(Tx tx, BiConsumer<Kind, String> found) {
        StopDao dao = tx.dao(StopDao.class);
        for (StopRow stop : dao.everything()) {
            for (TargetRow target : dao.targets(stop.id())) {
                if (!followsFrom(target, dao.events(target.id()))) {
                    found.accept(Kind.STATE_CHANGED, Ids.format(IdPrefix.STOP, stop.id()));
                }
            }
        }
    }

    private static boolean followsFrom(TargetRow target, List<EventRow> events) {
        TargetState state = null;
        boolean late = false;
        for (EventRow event : events) {
            TargetState from = state;
            state =
                    Coded.parse(StopStep.class, event.step())
                            .flatMap(step -> StopCourse.after(from, step))
                            .orElse(null);
            if (state == null || event.personId() != target.personId()) {
                return false;
            }
            late |= state.isLate();
        }
        return state != null && state.code().equals(target.state()) && late == (target.late() != 0);
    }
}
