package org.whosaw.portal.access;

import java.util.Objects;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.hospital.withheld.Deferral;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.Micros;

/** Hashes, with a key, what a source sent, so that the same id with other content is seen. */
final class ContentHash {
    private final Pseudonymizer pseudonymizer;

    ContentHash(Pseudonymizer pseudonymizer) {
        this.pseudonymizer = pseudonymizer;
    }

    /** Returns the hash of everything that a source sent. */
    byte[] of(AccessEvent event) {
        AccessorClaim who = event.accessor();
        StringBuilder subjects = new StringBuilder();
        for (SubjectKey key : event.subjects()) {
            subjects.append(key.system()).append('\u0001').append(key.value()).append('\u0002');
        }
        if (event.subjectCount() != null) {
            subjects.append('\u0003').append(event.subjectCount());
        }
        return pseudonymizer.index(
                "access.content",
                Objects.toString(event.sequence()),
                Long.toString(Micros.of(event.occurredAt())),
                Objects.toString(event.terminal()),
                Objects.toString(event.ip()),
                Objects.toString(who.account()),
                Objects.toString(who.staffId()),
                Objects.toString(who.name()),
                Objects.toString(who.role()),
                Objects.toString(who.department()),
                Objects.toString(who.employer()),
                Objects.toString(who.onBehalfOf()),
                Objects.toString(who.identity()),
                event.action().name(),
                event.purpose().name(),
                Long.toString(DataCategory.toBits(event.categories())),
                Long.toString(Element.toBits(event.elements())),
                Boolean.toString(event.emergency()),
                Objects.toString(event.emergencyReason()),
                Objects.toString(event.approvalId()),
                event.outcome().name(),
                subjects.append(deferralOf(event)).toString());
    }

    private static String deferralOf(AccessEvent event) {
        Deferral deferral = event.deferral();
        return deferral == null
                ? ""
                : String.join(
                        "\u0003",
                        "",
                        deferral.law(),
                        deferral.article(),
                        deferral.until().toString(),
                        Objects.toString(deferral.reviewOn()),
                        deferral.approvedBy());
    }
}
