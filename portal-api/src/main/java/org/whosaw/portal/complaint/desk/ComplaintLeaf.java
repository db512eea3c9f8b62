package org.whosaw.portal.complaint.desk;

import org.whosaw.portal.complaint.desk.ComplaintBody.Event;
import org.whosaw.portal.complaint.desk.ComplaintBody.Filing;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.ledger.CanonicalBytes;
import org.whosaw.portal.ledger.LeafKind;

/**
 * Says what the ledger commits to of a complaint: each step by itself, about nobody, salted from
 * the complaint's own key. The one place that says so; {@code docs/ledger.md} has the list.
 */
final class ComplaintLeaf {
    /** Whom such a leaf is about: nobody, for the ledger's places are open to the operator. */
    static final PersonId NOBODY = new PersonId(0);

    private ComplaintLeaf() {}

    static CanonicalBytes step(String number, Filing filing, Event event) {
        return CanonicalBytes.of(LeafKind.COMPLAINT)
                .text("authority", event.authority())
                .text("content_hash", filing.contentHash())
                .number("happened_at", Micros.of(event.at()))
                .text("id", number)
                .text("reference", event.reference())
                .text("step", event.step().code())
                .text("subject", NOBODY.code())
                .text("words", event.words());
    }
}
