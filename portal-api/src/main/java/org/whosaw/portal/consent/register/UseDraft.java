package org.whosaw.portal.consent.register;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.register.RecipientUse.Contract;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.Purpose;

/**
 * What the hospital writes into its register.
 *
 * @param oneTimeToken whether each giving must show a token that is good for one time
 */
public record UseDraft(
        String recipient,
        Purpose purpose,
        LegalBasis basis,
        @Nullable String article,
        Set<Element> elements,
        String method,
        String retention,
        String necessity,
        String impact,
        @Nullable Contract contract,
        @Nullable String assessment,
        UseRole role,
        @Nullable String crossBorder,
        boolean oneTimeToken) {
    public UseDraft {
        elements = Set.copyOf(elements);
    }
}
