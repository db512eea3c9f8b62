package org.whosaw.portal.notice;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code notice}.
 *
 * @param looks of a digest: how many looks there were; {@code provisions} likewise
 * @param dueAt when a message of it is due, null when none is (any more)
 */
public record NoticeRow(
        long id,
        long personId,
        String kind,
        long cause,
        long entryId,
        long partyId,
        long happenedAt,
        long toldAt,
        int isProtected,
        int looks,
        int provisions,
        @Nullable Long dueAt) {}
