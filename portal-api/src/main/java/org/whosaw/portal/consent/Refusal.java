package org.whosaw.portal.consent;

import java.time.Instant;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;

/**
 * A no.
 *
 * @param until before which nobody asks again
 */
public record Refusal(
        long id,
        HospitalId hospital,
        PersonId person,
        long useId,
        long recipientId,
        Purpose purpose,
        Instant refusedAt,
        Instant until) {
    /** Returns its number, {@code rf_…}. */
    public String number() {
        return Ids.format(IdPrefix.REFUSAL, id);
    }

    @Override
    public String toString() {
        return "Refusal[" + number() + "]";
    }
}
