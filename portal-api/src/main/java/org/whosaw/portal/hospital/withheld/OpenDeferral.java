package org.whosaw.portal.hospital.withheld;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deferral as the desk sees it: of the entry itself only what kind it is, of the person nothing.
 *
 * @param number names it in a form
 * @param fromSource whether the source system asked for it, for everybody the entry is about
 * @param approvedBy who approved it, as the source or the proposer names her
 * @param why the proposer's reason, or null
 * @param overdue whether nobody has looked at it again by the day
 * @param own whether the reader proposed it
 */
public record OpenDeferral(
        String number,
        EntryKind kind,
        boolean standing,
        boolean fromSource,
        String law,
        String article,
        String approvedBy,
        @Nullable String why,
        Instant proposedAt,
        Instant until,
        Instant reviewAt,
        boolean overdue,
        boolean own) {
    @Override
    public String toString() {
        return "OpenDeferral[" + number + "]";
    }
}
