package org.whosaw.portal.hospital.withheld;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.hospital.withheld.DeferralStepDao.Step;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.ledger.Commitment;
import org.whosaw.portal.ledger.Leaf;
import org.whosaw.portal.ledger.LeafKind;
import org.whosaw.portal.ledger.PersonLedger;
import org.whosaw.portal.store.Tx;

/** Writes deferrals down, and says of an entry that it was held back. Safe for threads. */
public final class DeferralBook {
    static final String GROUNDS = "deferral.grounds";

    private static final String ENDED_WHY = "deferral.ended_why";
    private static final long EVERYBODY = 0;

    private final Sealer sealer;
    private final IdSource ids;
    private final PersonLedger ledger;

    public DeferralBook(Sealer sealer, IdSource ids, PersonLedger ledger) {
        this.sealer = sealer;
        this.ids = ids;
        this.ledger = ledger;
    }

    /**
     * Returns what a source says of an entry about everybody, sealed before its transaction. One
     * whose day has come holds nothing back.
     */
    public DeferralRow fromSource(
            HospitalId hospital,
            EntryKind kind,
            long entryId,
            long occurredAt,
            Deferral deferral,
            Instant now) {
        boolean over = !deferral.until().isAfter(now);
        return new DeferralRow(
                ids.next(),
                hospital.value(),
                kind.ordinal(),
                entryId,
                EVERYBODY,
                occurredAt,
                seal(deferral.law(), deferral.article(), deferral.approvedBy(), ""),
                Micros.of(deferral.until()),
                Micros.of(deferral.reviewAt(now)),
                over ? DeferralState.REVEALED.code() : DeferralState.STANDING.code(),
                "source",
                null,
                Micros.of(now),
                null,
                null,
                null,
                null,
                over ? Micros.of(now) : null,
                null);
    }

    byte[] seal(String law, String article, String approvedBy, String why) {
        return sealer.seal(GROUNDS, String.join("\n", law, article, approvedBy, why));
    }

    /** Returns law, article, who approved it and why. */
    String[] open(DeferralRow row) {
        String[] all = sealer.open(GROUNDS, row.grounds()).split("\n", 4);
        return all.length == 4 ? all : new String[] {all[0], "", "", ""};
    }

    /** Writes a deferral down, in the transaction of what it holds back. */
    public void add(Tx tx, DeferralRow row) {
        tx.dao(DeferralDao.class).add(row);
        note(tx, row, row.state(), row.proposedBy(), row.proposedAt(), row.reviewAt());
    }

    /** Enters a step into the history and the ledger, in the transaction that takes it. */
    void note(Tx tx, DeferralRow row, String step, @Nullable Long actor, long at, long reviewAt) {
        Step entered =
                new Step(ids.next(), row.id(), step, actor, at, reviewAt, ledger.freshSalt());
        DeferralStepDao steps = tx.dao(DeferralStepDao.class);
        steps.add(entered);
        DeferralRow now = steps.find(row.id()).orElse(row);
        List<Leaf> one = new ArrayList<>(1);
        one.add(new Leaf(LeafKind.DEFERRAL, entered.id(), row.personId(), leaf(now, entered)));
        ledger.append(tx, one);
    }

    /** Returns what the leaf of a step holds. */
    Commitment leaf(DeferralRow row, Step step) {
        byte[] why = step.step().equals(DeferralState.LIFTED.code()) ? row.endedWhy() : null;
        String ended = why == null ? null : sealer.open(ENDED_WHY, why);
        return Commitment.of(step.salt(), DeferralLeaf.of(row, open(row), step, ended).toBytes());
    }

    /** Seals why a deferral was ended before its day. */
    byte[] sealEnd(String why) {
        return sealer.seal(ENDED_WHY, why);
    }

    /** Returns what was sealed of an entry that was held back from this person, or empty. */
    public Optional<DeferralRow> ended(Tx tx, EntryKind kind, long entryId, PersonId person) {
        return tx.dao(DeferralDao.class).told(kind.ordinal(), entryId, person.value());
    }

    /** Returns what she is told of a deferral that is over, or null for null. */
    public @Nullable HeldBack told(@Nullable DeferralRow row) {
        if (row == null) {
            return null;
        }
        String[] grounds = open(row);
        Long ended = row.endedAt();
        return new HeldBack(
                Micros.instant(ended == null ? row.untilAt() : ended), grounds[0], grounds[1]);
    }
}
