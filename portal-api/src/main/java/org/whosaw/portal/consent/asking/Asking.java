package org.whosaw.portal.consent.asking;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.Grant;
import org.whosaw.portal.consent.register.NoticeVersion;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.identity.Subject;

/**
 * What is put before her: one recipient, one purpose.
 *
 * @param stays whether a stay is on record with which it could end
 * @param live what she allows now, or null
 * @param latest the last day until which it can last
 */
public record Asking(
        RecipientUse use,
        RecipientCard recipient,
        NoticeVersion notice,
        Subject subject,
        boolean stays,
        @Nullable Grant live,
        LocalDate latest,
        Instant at) {
    @Override
    public String toString() {
        return "Asking[" + use.number() + "]";
    }
}
