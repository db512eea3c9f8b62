package org.whosaw.portal.consent.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.Purpose;

/**
 * A row of the register: one recipient may receive this for that purpose.
 *
 * @param article law and article, where the basis is not consent
 * @param method how it is given: interface, file, paper, screen, oral, photograph
 * @param assessment the number of the impact assessment
 * @param crossBorder the file that allows it to leave the country, or null
 * @param noticeId the notice in force, or null
 * @param codeNumber codes of a lower number are no longer taken
 */
public record RecipientUse(
        long id,
        HospitalId hospital,
        long recipientId,
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
        boolean oneTimeToken,
        UseState state,
        @Nullable Long noticeId,
        int codeNumber,
        Instant updatedAt) {
    public RecipientUse {
        elements = Set.copyOf(elements);
    }

    /** The contract that a use rests on. */
    public record Contract(String number, LocalDate from, LocalDate end) {}

    /** Returns its number, {@code ru_…}. */
    public String number() {
        return Ids.format(IdPrefix.USE, id);
    }

    /** Says whether it rests on her consent. */
    public boolean needsConsent() {
        return basis == LegalBasis.CONSENT;
    }

    @Override
    public String toString() {
        return "RecipientUse[" + number() + " " + state + "]";
    }
}
