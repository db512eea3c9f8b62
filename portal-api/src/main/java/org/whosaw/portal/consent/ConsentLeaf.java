package org.whosaw.portal.consent;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.ledger.CanonicalBytes;
import org.whosaw.portal.ledger.LeafKind;

/**
 * Says what the ledger commits to of a person's consent: each step by itself, and with the step
 * that gives it the notice, word for word. The one place that says so; {@code docs/ledger.md} has
 * the list.
 */
final class ConsentLeaf {
    private ConsentLeaf() {}

    /**
     * Returns the content of the leaf of one step.
     *
     * @param row the grant; only what never changes is taken
     * @param recipient its code in the directory
     * @param notice the notice's body, with the step that gives, or null
     */
    static CanonicalBytes step(
            GrantDao.GrantRow row,
            GrantDao.EventRow event,
            String recipient,
            @Nullable String notice) {
        boolean gives = event.step().equals(GrantStep.GIVEN.code());
        return CanonicalBytes.of(LeafKind.CONSENT)
                .text("actor", event.actor())
                .number("actor_id", event.actorId())
                .text("elements", elements(row.elements()))
                .number("given_at", row.givenAt())
                .number("happened_at", event.happenedAt())
                .text("id", Ids.format(IdPrefix.GRANT, row.id()))
                .text("mode", row.mode())
                .text("notice", notice)
                .bytes("notice_hash", row.noticeHash())
                .text("purpose", row.purpose())
                .text("recipient", recipient)
                .text("relation", row.relation())
                .number("stay", row.encounterId())
                .text("step", event.step())
                .text("subject", new PersonId(row.personId()).code())
                .number("until_at", gives ? row.untilAt() : null)
                .text("use", Ids.format(IdPrefix.USE, row.useId()));
    }

    /** Returns the content of the leaf of a no. */
    static CanonicalBytes refusal(GrantDao.RefusalRow row, String recipient) {
        return CanonicalBytes.of(LeafKind.CONSENT)
                .text("actor", row.actor())
                .number("happened_at", row.refusedAt())
                .text("id", Ids.format(IdPrefix.REFUSAL, row.id()))
                .bytes("notice_hash", row.noticeHash())
                .text("purpose", row.purpose())
                .text("recipient", recipient)
                .text("step", "refused")
                .text("subject", new PersonId(row.personId()).code())
                .number("until_at", row.untilAt())
                .text("use", Ids.format(IdPrefix.USE, row.useId()));
    }

    private static String elements(long bits) {
        return Element.fromBits(bits).stream()
                .map(Element::code)
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
