package org.whosaw.portal.hospital.withheld;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code deferral}.
 *
 * @param personId whose notice is put off; 0 for everybody whom the entry is about
 * @param grounds law, article, who approved it and why, sealed
 * @param origin {@code source} or {@code desk}
 */
public record DeferralRow(
        long id,
        long hospitalId,
        int kind,
        long entryId,
        long personId,
        long occurredAt,
        byte[] grounds,
        long untilAt,
        long reviewAt,
        String state,
        String origin,
        @Nullable Long proposedBy,
        long proposedAt,
        @Nullable Long approvedBy,
        @Nullable Long reviewedBy,
        @Nullable Long reviewedAt,
        @Nullable Long endedBy,
        @Nullable Long endedAt,
        byte @Nullable [] endedWhy) {
    /** Says whether the row that it is about is held back now. */
    public boolean isStanding() {
        return state.equals(DeferralState.STANDING.code());
    }

    @Override
    public String toString() {
        return "DeferralRow[" + id + "]";
    }
}
