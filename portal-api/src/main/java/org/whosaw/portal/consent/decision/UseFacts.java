package org.whosaw.portal.consent.decision;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.register.UseState;
import org.whosaw.portal.kernel.LegalBasis;

/**
 * What a decision needs of a row of the register.
 *
 * @param elements as bits
 * @param contractEnd a day as text, or null
 */
public record UseFacts(
        long id,
        LegalBasis basis,
        @Nullable String article,
        long elements,
        String method,
        UseState state,
        @Nullable String contractEnd,
        boolean oneTimeToken) {}
