package org.whosaw.portal.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.GrantDao.EventRow;
import org.whosaw.portal.consent.GrantDao.GrantRow;
import org.whosaw.portal.consent.GrantDao.RefusalRow;
import org.whosaw.portal.consent.register.NoticeVersion;
import org.whosaw.portal.consent.register.RecipientRegister;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryLookup;
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
 * Reads the steps of grants, and refusals, back as the ledger has them. The entries of a grant are
 * its receipt: the first holds the notice, word for word. Safe for threads.
 */
public final class ProvableConsents implements LedgerRoom {
    private final Database database;
    private final RecipientRegister register;
    private final DirectoryLookup directory;
    private final PersonLedger ledger;

    public ProvableConsents(
            Database database,
            RecipientRegister register,
            DirectoryLookup directory,
            PersonLedger ledger) {
        this.database = database;
        this.register = register;
        this.directory = directory;
        this.ledger = ledger;
    }

    @Override
    public List<LeafKind> kinds() {
        return List.of(LeafKind.CONSENT);
    }

    @Override
    public List<ProvableEntry> entries(PersonId person, boolean protectedToo, int most) {
        return database.read(
                tx -> {
                    GrantDao dao = tx.dao(GrantDao.class);
                    int limit = Math.min(most, ConsentBook.MOST_OF_HERS);
                    List<ProvableEntry> all =
                            new ArrayList<>(steps(tx, person, dao.ofPerson(person.value(), limit)));
                    for (RefusalRow each : dao.refusals(person.value(), limit)) {
                        provable(tx, person, each.id(), refusal(tx, each)).ifPresent(all::add);
                    }
                    return all;
                });
    }

    @Override
    public List<ProvableEntry> entry(PersonId person, boolean protectedToo, long id) {
        return database.read(
                tx ->
                        steps(
                                tx,
                                person,
                                tx
                                        .dao(GrantDao.class)
                                        .find(id)
                                        .filter(row -> row.personId() == person.value())
                                        .stream()
                                        .toList()));
    }

    private List<ProvableEntry> steps(Tx tx, PersonId person, List<GrantRow> rows) {
        List<ProvableEntry> all = new ArrayList<>();
        for (GrantRow row : rows) {
            for (EventRow event : tx.dao(GrantDao.class).events(row.id())) {
                provable(tx, person, event.id(), step(tx, row, event)).ifPresent(all::add);
            }
        }
        return all;
    }

    private CanonicalBytes step(Tx tx, GrantRow row, EventRow event) {
        boolean gives = event.step().equals(GrantStep.GIVEN.code());
        String notice =
                gives
                        ? register.notice(tx, row.noticeId()).map(NoticeVersion::body).orElse(null)
                        : null;
        return ConsentLeaf.step(row, event, recipient(tx, row.recipientId()), notice);
    }

    private CanonicalBytes refusal(Tx tx, RefusalRow row) {
        return ConsentLeaf.refusal(row, recipient(tx, row.recipientId()));
    }

    private String recipient(Tx tx, long id) {
        return directory.recipient(tx, id).map(RecipientCard::code).orElse("");
    }

    private Optional<ProvableEntry> provable(
            Tx tx, PersonId person, long id, CanonicalBytes content) {
        return ledger.find(tx, person)
                .map(
                        hers ->
                                new ProvableEntry(
                                        id,
                                        person.value(),
                                        0,
                                        PersonLedger.salt(hers, LeafKind.CONSENT, id, 0),
                                        content));
    }

    @Override
    public void rows(Tx tx, Consumer<LedgerRoom.Row> check) {
        GrantDao dao = tx.dao(GrantDao.class);
        for (GrantRow row : dao.everything()) {
            String name = Ids.format(IdPrefix.GRANT, row.id());
            for (EventRow event : dao.events(row.id())) {
                check(
                        tx,
                        name + " " + event.step(),
                        row.personId(),
                        event.id(),
                        check,
                        () -> step(tx, row, event));
            }
        }
        for (RefusalRow row : dao.everyRefusal()) {
            String name = Ids.format(IdPrefix.REFUSAL, row.id());
            check(tx, name, row.personId(), row.id(), check, () -> refusal(tx, row));
        }
    }

    private void check(
            Tx tx,
            String name,
            long person,
            long id,
            Consumer<LedgerRoom.Row> check,
            Supplier<CanonicalBytes> content) {
        Optional<Salts> hers = ledger.find(tx, new PersonId(person));
        Commitment leaf =
                hers.isEmpty()
                        ? null
                        : Commitment.of(
                                PersonLedger.salt(hers.get(), LeafKind.CONSENT, id, 0),
                                content.get().toBytes());
        check.accept(new LedgerRoom.Row(name, LeafKind.CONSENT, id, person, 0, leaf));
    }

    /** What changes in a grant's row follows from its steps: where it stands, and since when. */
    @Override
    public void faults(Tx tx, BiConsumer<Kind, String> found) {
        GrantDao dao = tx.dao(GrantDao.class);
        for (GrantRow row : dao.everything()) {
            if (!followsFrom(row, dao.events(row.id()))) {
                found.accept(Kind.STATE_CHANGED, Ids.format(IdPrefix.GRANT, row.id()));
            }
        }
    }

    private static boolean followsFrom(GrantRow row, List<EventRow> events) {
        GrantState state = null;
        Long closed = null;
        Long revoked = null;
        for (EventRow event : events) {
            GrantState to = after(state, event);
            if (to == null || event.personId() != row.personId()) {
                return false;
            }
            state = to;
            if (to != GrantState.LIVE && closed == null) {
                closed = event.happenedAt();
            }
            if (to == GrantState.REVOKED) {
                revoked = event.happenedAt();
            }
        }
        return state != null
                && state.code().equals(row.state())
                && java.util.Objects.equals(closed, row.closedAt())
                && java.util.Objects.equals(revoked, row.revokedAt());
    }

    private static @Nullable GrantState after(@Nullable GrantState from, EventRow event) {
        GrantStep step = Coded.parse(GrantStep.class, event.step()).orElse(null);
        if (from == null || step == null) {
            return step == GrantStep.GIVEN ? GrantState.LIVE : null;
        }
        return GrantCourse.after(from, step).orElse(null);
    }
}
