package org.whosaw.portal.hospital.withheld;

import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.withheld.DeferralStepDao.Step;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.AuditFinding.Kind;
import org.whosaw.portal.ledger.Commitment;
import org.whosaw.portal.ledger.LeafKind;
import org.whosaw.portal.ledger.LedgerRoom;
import org.whosaw.portal.store.Tx;

/** Holds notices put off against their leaves, step by step; nobody downloads them. */
public final class ProvableDeferrals implements LedgerRoom {
    private final DeferralBook book;

    public ProvableDeferrals(DeferralBook book) {
        this.book = book;
    }

    @Override
    public List<LeafKind> kinds() {
        return List.of(LeafKind.DEFERRAL);
    }

    @Override
    public void rows(Tx tx, Consumer<Row> check) {
        DeferralStepDao dao = tx.dao(DeferralStepDao.class);
        for (DeferralRow row : dao.everything()) {
            for (Step step : dao.of(row.id())) {
                check.accept(
                        new Row(
                                name(row) + " " + step.step(),
                                LeafKind.DEFERRAL,
                                step.id(),
                                row.personId(),
                                0,
                                leaf(row, step)));
            }
        }
    }

    private static String name(DeferralRow row) {
        return Ids.format(IdPrefix.DEFERRAL, row.id());
    }

    private Commitment leaf(DeferralRow row, Step step) {
        try {
            return book.leaf(row, step);
        } catch (PortalException e) {
            return Commitment.none(); // what was sealed does not open any more
        }
    }

    /** What a row says of itself must be what its steps say. */
    @Override
    public void faults(Tx tx, BiConsumer<Kind, String> found) {
        DeferralStepDao dao = tx.dao(DeferralStepDao.class);
        for (DeferralRow row : dao.everything()) {
            if (!follows(row, dao.of(row.id()))) {
                found.accept(Kind.STATE_CHANGED, name(row));
            }
        }
    }

    private static boolean follows(DeferralRow row, List<Step> steps) {
        String state = null;
        long review = 0;
        Step reviewed = null;
        Step approved = null;
        Step ended = null;
        for (Step step : steps) {
            review = step.reviewAt();
            if (step.step().equals(DeferralStepDao.REVIEWED)) {
                reviewed = step;
                continue;
            }
            state = step.step();
            if (state.equals(DeferralState.STANDING.code())) {
                approved = step;
            } else if (!state.equals(DeferralState.PROPOSED.code())) {
                ended = step;
            }
        }
        return row.state().equals(state)
                && row.reviewAt() == review
                && Objects.equals(row.approvedBy(), actor(approved))
                && Objects.equals(row.reviewedBy(), actor(reviewed))
                && Objects.equals(row.reviewedAt(), at(reviewed))
                && Objects.equals(row.endedBy(), actor(ended))
                && Objects.equals(row.endedAt(), at(ended));
    }

    private static @Nullable Long actor(@Nullable Step step) {
        return step == null ? null : step.actorId();
    }

    private static @Nullable Long at(@Nullable Step step) {
        return step == null ? null : (Long) step.happenedAt();
    }
}
