package org.whosaw.portal.consent.decision;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;

/**
 * May this recipient receive these elements of that person for this purpose by that method, now?
 *
 * @param method null when the system does not say
 */
public record Question(
        HospitalId hospital,
        long recipientId,
        PersonId person,
        Purpose purpose,
        Set<Element> elements,
        @Nullable String method,
        long clientId) {
    public Question {
        elements = elements.isEmpty() ? Set.of() : EnumSet.copyOf(elements);
    }
}
