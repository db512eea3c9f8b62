package org.whosaw.portal.consent.stop;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.stop.StopDao.EventRow;
import org.whosaw.portal.consent.stop.StopDao.StopRow;
import org.whosaw.portal.consent.stop.StopDao.TargetRow;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.ledger.CanonicalBytes;
import org.whosaw.portal.ledger.LeafKind;

/**
 * Says what the ledger commits to of a stop: each step at each system and recipient by itself. The
 * one place that says so; {@code docs/ledger.md} has the list.
 */
final class StopLeaf {
    private StopLeaf() {}

    /**
     * Returns the content of the leaf of one step; only what never changes is taken of the rows.
     */
    static CanonicalBytes step(StopRow stop, TargetRow target, EventRow event) {
        CanonicalBytes bytes =
                CanonicalBytes.of(LeafKind.CONSENT)
                        .text("actor", event.actor())
                        .number("actor_id", event.actorId())
                        .text("cause", stop.cause())
                        .number("delete_due_at", target.deleteDueAt())
                        .text("grants", stop.grants())
                        .number("happened_at", event.happenedAt())
                        .text("id", Ids.format(IdPrefix.STOP, stop.id()))
                        .text("party", party(target.recipientId()))
                        .text("recipient", party(stop.recipientId()))
                        .text("step", event.step())
                        .number("stop_due_at", target.stopDueAt())
                        .number("stopped_at", stop.stoppedAt())
                        .text("subject", new PersonId(stop.personId()).code())
                        .number("system", target.systemId());
        if (!stop.kind().equals(StopKind.STOPPED.code())) {
            bytes = bytes.text("kind", stop.kind());
        }
        Long statement = target.statementId();
        return statement == null ? bytes : bytes.number("declared", statement);
    }

    private static @Nullable String party(@Nullable Long recipient) {
        return recipient == null ? null : Ids.format(IdPrefix.RECIPIENT, recipient);
    }
}
