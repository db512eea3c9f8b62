package org.whosaw.portal.disclosure;

import java.util.Comparator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.ledger.CanonicalBytes;
import org.whosaw.portal.ledger.LeafKind;

/**
 * Says what the ledger commits to of a provision: everything that was recorded of it, but not
 * whether she is told of it later. The one place that says so; {@code docs/ledger.md} has the list.
 *
 * @param system code of the system that reported it
 * @param recipient code of the party that received it
 */
record DisclosureLeaf(DisclosureRow row, String system, String recipient) {
    /**
     * Returns the content of the leaf of one of its persons.
     *
     * @param person null for a leaf of somebody who is not registered yet
     */
    CanonicalBytes of(@Nullable PersonId person) {
        Long look = row.accessEventId();
        Integer parties = row.partyCount();
        return CanonicalBytes.of(LeafKind.DISCLOSURE)
                .text("access", look == null ? null : Ids.format(IdPrefix.ACCESS, look))
                .text("article", row.article())
                .text("basis", LegalBasis.values()[row.basis()].code())
                .bytes("content", row.contentHash())
                .text("destroyed_on", row.destroyedOn())
                .text("elements", elements(row.elements()))
                .text("id", Ids.format(IdPrefix.DISCLOSURE, row.id()))
                .text("keep_until", row.keepUntil())
                .text("method", row.method())
                .number("occurred_at", row.occurredAt())
                .bytes("onward", row.onwardKey())
                .number("parties", parties == null ? null : parties.longValue())
                .number("protected", row.isProtected() ? 1L : 0L)
                .text("purpose", Purpose.values()[row.purpose()].code())
                .text("recipient", recipient)
                .number("recorded_at", row.recordedAt())
                .number("sequence", row.sequence())
                .bytes("source", row.sourceKey())
                .text("subject", person == null ? null : person.code())
                .text("system", system);
    }

    private static String elements(long bits) {
        return Element.fromBits(bits).stream()
                .map(Element::code)
                .sorted(Comparator.naturalOrder())
                .collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return "DisclosureLeaf[" + row.id() + "]";
    }
}
