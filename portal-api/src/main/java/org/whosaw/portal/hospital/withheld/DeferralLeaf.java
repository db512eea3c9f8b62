package org.whosaw.portal.hospital.withheld;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.withheld.DeferralStepDao.Step;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.ledger.CanonicalBytes;
import org.whosaw.portal.ledger.LeafKind;

/**
 * Says what the ledger commits to of a notice put off: each step by itself, with everything that
 * never changes. The one place that says so; {@code docs/ledger.md} has the list.
 */
final class DeferralLeaf {
    private DeferralLeaf() {}

    /**
     * Returns the content of the leaf of one step.
     *
     * @param row of which only what never changes is taken
     * @param grounds law, article, who approved it and why
     * @param endedWhy with the step that lifts it, or null
     */
    static CanonicalBytes of(
            DeferralRow row, String[] grounds, Step step, @Nullable String endedWhy) {
        EntryKind kind = EntryKind.values()[row.kind()];
        IdPrefix prefix = kind == EntryKind.ACCESS ? IdPrefix.ACCESS : IdPrefix.DISCLOSURE;
        return CanonicalBytes.of(LeafKind.DEFERRAL)
                .text("about", Ids.format(prefix, row.entryId()))
                .number("actor_id", step.actorId())
                .text("approved_by", grounds[2])
                .text("article", grounds[1])
                .text("ended_why", endedWhy)
                .number("happened_at", step.happenedAt())
                .text("id", Ids.format(IdPrefix.DEFERRAL, row.id()))
                .text("law", grounds[0])
                .number("occurred_at", row.occurredAt())
                .text("origin", row.origin())
                .number("proposed_at", row.proposedAt())
                .number("proposed_by", row.proposedBy())
                .number("review_at", step.reviewAt())
                .text("step", step.step())
                .text("subject", row.personId() == 0 ? null : new PersonId(row.personId()).code())
                .number("until", row.untilAt())
                .text("why", grounds[3]);
    }
}
