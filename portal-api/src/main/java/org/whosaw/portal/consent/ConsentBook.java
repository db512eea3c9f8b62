package org.whosaw.portal.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.GrantDao.EventRow;
import org.whosaw.portal.consent.GrantDao.GrantRow;
import org.whosaw.portal.consent.GrantDao.RefusalRow;
import org.whosaw.portal.consent.Revocation.Cause;
import org.whosaw.portal.consent.Revocation.GrantRef;
import org.whosaw.portal.consent.register.NoticeListener;
import org.whosaw.portal.consent.register.NoticeVersion;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.PersonLedger;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * The book of grants: every change of one is an edge of {@link GrantCourse}, a step of its history
 * and a leaf, written together; what revokes tells the listeners in the same transaction. Safe for
 * threads.
 */
public final class ConsentBook implements NoticeListener {
    /** How many grants, steps and refusals of a person are read. */
    public static final int MOST_OF_HERS = 200;

    private static final int A_TURN = 200;

    private final Database database;
    private final DirectoryLookup directory;
    private final IdSource ids;
    private final PersonLedger ledger;
    private final List<RevocationListener> listeners = new CopyOnWriteArrayList<>();

    public ConsentBook(
            Database database, DirectoryLookup directory, IdSource ids, PersonLedger ledger) {
        this.database = database;
        this.directory = directory;
        this.ids = ids;
        this.ledger = ledger;
    }

    /** Tells {@code listener} of every revocation from now on. */
    public void tell(RevocationListener listener) {
        listeners.add(listener);
    }

    /** Writes a new grant in the caller's transaction; one that is live gives way to it. */
    public void give(Tx tx, Grant grant, NoticeVersion notice, ConsentBy by) {
        tx.lock(grant.person().value());
        GrantDao dao = tx.dao(GrantDao.class);
        dao.live(grant.person().value(), grant.useId())
                .ifPresent(row -> step(tx, row, GrantStep.REPLACED, by, grant.givenAt()));
        GrantRow row = GrantRows.row(grant);
        dao.add(row);
        remember(tx, row, GrantStep.GIVEN, by, grant.givenAt(), notice.body());
        listeners.forEach(each -> each.given(tx, grant));
    }

    /** Writes a no in the caller's transaction. */
    public void refuse(Tx tx, Refusal refusal, NoticeVersion notice, ConsentBy by) {
        RefusalRow row =
                new RefusalRow(
                        refusal.id(),
                        refusal.hospital().value(),
                        refusal.person().value(),
                        refusal.useId(),
                        refusal.recipientId(),
                        refusal.purpose().code(),
                        notice.id(),
                        notice.hash(),
                        by.actor().code(),
                        GrantRows.account(by),
                        Micros.of(refusal.refusedAt()),
                        Micros.of(refusal.until()));
        tx.dao(GrantDao.class).addRefusal(row);
        ledger.append(
                tx,
                refusal.person(),
                row.id(),
                0,
                ConsentLeaf.refusal(row, recipient(tx, row.recipientId())));
    }

    /**
     * Takes grants back in the caller's transaction: the live ones cease to cover with its commit,
     * those that had ended are taken back too, for whoever received something has to stop.
     *
     * @param cause of the patient or of a loss
     * @return what was taken back, or empty when nothing was there
     */
    public Optional<Revocation> revoke(
            Tx tx, PersonId person, RevocationScope scope, Cause cause, ConsentBy by, Instant at) {
        tx.lock(person.value());
        GrantStep step = cause == Cause.LOSS ? GrantStep.LOST : GrantStep.REVOKED;
        List<GrantRow> rows =
                tx.dao(GrantDao.class).ofPerson(person.value(), Integer.MAX_VALUE).stream()
                        .filter(row -> GrantRows.state(row) != GrantState.REVOKED)
                        .filter(row -> scope.means(GrantRows.grant(row)))
                        .toList();
        return close(tx, person, rows, step, cause, by, at);
    }

    private Optional<Revocation> close(
            Tx tx,
            PersonId person,
            List<GrantRow> rows,
            GrantStep step,
            Cause cause,
            ConsentBy by,
            Instant at) {
        List<GrantRef> refs = new ArrayList<>();
        for (GrantRow row : rows) {
            step(tx, row, step, by, at);
            refs.add(
                    new GrantRef(
                            row.id(),
                            new HospitalId(row.hospitalId()),
                            row.recipientId(),
                            row.useId(),
                            GrantRows.state(row) == GrantState.LIVE));
        }
        if (refs.isEmpty()) {
            return Optional.empty();
        }
        Revocation revocation = new Revocation(person, refs, cause, at);
        listeners.forEach(each -> each.revoked(tx, revocation));
        return Optional.of(revocation);
    }

    /**
     * Uses up a grant for one answer in the caller's transaction.
     *
     * @param until until when the answer holds
     * @return false when it is not live any more
     */
    public boolean use(Tx tx, Grant grant, ConsentBy by, Instant at, Instant until) {
        tx.lock(grant.person().value());
        long id = grant.id();
        GrantDao dao = tx.dao(GrantDao.class);
        if (dao.use(id, Micros.of(at), Micros.of(until)) == 0) {
            return false;
        }
        remember(tx, dao.find(id).orElseThrow(), GrantStep.USED, by, at, null);
        return true;
    }

    private void step(Tx tx, GrantRow row, GrantStep step, ConsentBy by, Instant at) {
        GrantState from = GrantRows.state(row);
        GrantState to =
                GrantCourse.after(from, step)
                        .orElseThrow(() -> new PortalException(ConsentError.WENT_ON));
        GrantDao dao = tx.dao(GrantDao.class);
        int moved =
                to == GrantState.REVOKED
                        ? dao.revoke(row.id(), from.code(), to.code(), Micros.of(at))
                        : dao.close(row.id(), from.code(), to.code(), Micros.of(at));
        if (moved == 0) {
            throw new PortalException(ConsentError.WENT_ON);
        }
        remember(tx, row, step, by, at, null);
    }

    private void remember(
            Tx tx,
            GrantRow row,
            GrantStep step,
            ConsentBy by,
            Instant at,
            @Nullable String notice) {
        GrantDao dao = tx.dao(GrantDao.class);
        EventRow event =
                new EventRow(
                        // Nodes may differ by their clocks: a step comes after the one before it.
                        Math.max(ids.next(), dao.lastEvent(row.id()) + 1),
                        row.id(),
                        row.personId(),
                        step.code(),
                        by.actor().code(),
                        by.id(),
                        Micros.of(at));
        dao.addEvent(event);
        ledger.append(
                tx,
                new PersonId(row.personId()),
                event.id(),
                0,
                ConsentLeaf.step(row, event, recipient(tx, row.recipientId()), notice));
    }

    private String recipient(Tx tx, long id) {
        return directory.recipient(tx, id).map(RecipientCard::code).orElseThrow();
    }

    @Override
    public void widened(Tx tx, RecipientUse use, NoticeVersion notice, Instant at) {
        closeAll(tx, use, GrantStep.NOTICE_WIDENED, Cause.NOTICE_CHANGED, at);
    }

    @Override
    public void contractEnded(Tx tx, RecipientUse use, Instant at) {
        closeAll(tx, use, GrantStep.CONTRACT_ENDED, Cause.CONTRACT_END, at);
    }

    private void closeAll(Tx tx, RecipientUse use, GrantStep step, Cause cause, Instant at) {
        GrantDao dao = tx.dao(GrantDao.class);
        for (GrantRow each : dao.liveOfUse(use.id())) {
            PersonId person = new PersonId(each.personId());
            tx.lock(person.value());
            List<GrantRow> still = dao.live(person.value(), use.id()).stream().toList();
            close(tx, person, still, step, cause, ConsentBy.HOSPITAL, at);
        }
    }

    /** Ends what ends by itself by {@code now}: days that have come, stays that are over. */
    public void tick(Instant now) {
        long micros = Micros.of(now);
        for (GrantRow row : database.read(tx -> tx.dao(GrantDao.class).over(micros, A_TURN))) {
            end(row, GrantStep.RAN_OUT, Cause.RAN_OUT, now);
        }
        for (GrantRow row :
                database.read(tx -> tx.dao(GrantDao.class).discharged(micros, A_TURN))) {
            end(row, GrantStep.DISCHARGED, Cause.DISCHARGED, now);
        }
    }

    private void end(GrantRow row, GrantStep step, Cause cause, Instant now) {
        PersonId person = new PersonId(row.personId());
        database.write(
                tx -> {
                    tx.lock(person.value());
                    List<GrantRow> still =
                            tx.dao(GrantDao.class).live(person.value(), row.useId()).stream()
                                    .filter(each -> each.id() == row.id()) // another may be first
                                    .toList();
                    close(tx, person, still, step, cause, ConsentBy.CLOCK, now);
                });
    }

    /** Returns a grant, or empty. */
    public Optional<Grant> find(long id) {
        return database.read(tx -> find(tx, id));
    }

    /** Returns a grant in the caller's reading, or empty. */
    public Optional<Grant> find(Tx tx, long id) {
        return tx.dao(GrantDao.class).find(id).map(GrantRows::grant);
    }

    /** Returns a person's grants, the newest first. */
    public List<Grant> ofPerson(PersonId person) {
        return database.read(tx -> ofPerson(tx, person));
    }

    /** Returns a person's grants in the caller's reading, the newest first. */
    public List<Grant> ofPerson(Tx tx, PersonId person) {
        return tx.dao(GrantDao.class).ofPerson(person.value(), MOST_OF_HERS).stream()
                .map(GrantRows::grant)
                .toList();
    }

    /** Returns a person's grants to a recipient in the caller's reading, the newest first. */
    public List<Grant> ofRecipient(Tx tx, PersonId person, long recipient) {
        return tx.dao(GrantDao.class).ofRecipient(person.value(), recipient).stream()
                .map(GrantRows::grant)
                .toList();
    }

    /** Returns the live grant of a person for a use in the caller's reading, or empty. */
    public Optional<Grant> live(Tx tx, PersonId person, long use) {
        return tx.dao(GrantDao.class).live(person.value(), use).map(GrantRows::grant);
    }

    /** Returns what is meant by a scope and not taken back yet, in the caller's reading. */
    public List<Grant> meant(Tx tx, PersonId person, RevocationScope scope) {
        return ofPerson(tx, person).stream()
                .filter(grant -> grant.state() != GrantState.REVOKED)
                .filter(scope::means)
                .toList();
    }

    /** Returns the steps of a grant, the oldest first. */
    public List<GrantEvent> events(long grant) {
        return database.read(tx -> tx.dao(GrantDao.class).events(grant)).stream()
                .map(GrantRows::event)
                .toList();
    }

    /** Returns the steps of all grants of a person, the newest first. */
    public List<GrantEvent> history(PersonId person) {
        return database
                .read(tx -> tx.dao(GrantDao.class).eventsOf(person.value(), MOST_OF_HERS))
                .stream()
                .map(GrantRows::event)
                .toList();
    }

    /** Returns a person's refusals, the newest first. */
    public List<Refusal> refusals(PersonId person) {
        return database
                .read(tx -> tx.dao(GrantDao.class).refusals(person.value(), MOST_OF_HERS))
                .stream()
                .map(GrantRows::refusal)
                .toList();
    }

    /** Returns the refusal by which nobody asks a person for a use at {@code now}, or empty. */
    public Optional<Refusal> refused(PersonId person, long use, Instant now) {
        return database.read(
                        tx -> tx.dao(GrantDao.class).refused(person.value(), use, Micros.of(now)))
                .map(GrantRows::refusal);
    }
}
