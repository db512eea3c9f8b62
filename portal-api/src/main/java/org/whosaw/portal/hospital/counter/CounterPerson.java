package org.whosaw.portal.hospital.counter;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.PersonKind;

/**
 * One person as the counter sees her: enough to know that it is she, too little to sell.
 *
 * @param opening names her in the next step, for ten minutes and this session only
 * @param mrnEnd the last four of her medical record number
 * @param maskedPhone first three and last four of the phone on record, or null
 * @param child whether others read for this person: she is not grown
 * @param wishes when she asked here to stop sharing, oldest first
 * @param newborns hers, so that the counter comes from her to them
 */
public record CounterPerson(
        String opening,
        PersonKind kind,
        String maskedName,
        String mrnEnd,
        @Nullable String maskedPhone,
        boolean deceased,
        boolean child,
        List<Instant> wishes,
        List<Newborn> newborns) {
    public CounterPerson {
        wishes = List.copyOf(wishes);
        newborns = List.copyOf(newborns);
    }

    /**
     * A newborn of hers.
     *
     * @param opening names it in the next step
     * @param mrnEnd the last four of its record number
     */
    public record Newborn(String opening, String mrnEnd) {}

    /** Says whether she can have a way in of her own. */
    public boolean hasOwnWayIn() {
        return kind != PersonKind.NEWBORN && !deceased;
    }

    @Override
    public String toString() {
        return "CounterPerson[redacted]";
    }
}
