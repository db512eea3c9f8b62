package org.whosaw.portal.consent.decision;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.LegalBasis;

/** An answer. */
public sealed interface Decision {
    /**
     * Yes.
     *
     * @param elements to be given, and no others
     * @param before until when the answer holds
     * @param basis of the register
     * @param article of another basis, or null
     * @param grantId the grant that covers, or null with another basis
     * @param once whether this was the one time
     * @param oneTimeToken whether the register demands a token of each giving
     */
    record Permit(
            Set<Element> elements,
            Instant before,
            LegalBasis basis,
            @Nullable String article,
            @Nullable Long grantId,
            boolean once,
            boolean oneTimeToken)
            implements Decision {}

    /**
     * No.
     *
     * @param covered which of the elements are covered; asking for these alone would be permitted
     */
    record Deny(DenyReason reason, Set<Element> covered) implements Decision {
        static Deny of(DenyReason reason) {
            return new Deny(reason, Set.of());
        }
    }

    /** Says whether it is yes. */
    default boolean permits() {
        return this instanceof Permit;
    }
}
