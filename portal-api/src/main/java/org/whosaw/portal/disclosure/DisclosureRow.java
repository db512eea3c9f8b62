package org.whosaw.portal.disclosure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.withheld.DeferralRow;
import org.whosaw.portal.kernel.PersonId;

/**
 * A row of {@code disclosure} with its subjects, ready to write.
 *
 * @param accessEventId the look that this provision is, or null
 * @param onwardKey the source key of the provision that this one passes on, or null
 * @param isHeldBack whether those it is about must not be told yet
 * @param deferral why they are not told at once, or null
 * @param waiting blind indexes of the subjects that are not registered yet
 */
public record DisclosureRow(
        long id,
        byte[] sourceKey,
        byte[] contentHash,
        long hospitalId,
        long systemId,
        @Nullable Long sequence,
        long occurredAt,
        long recordedAt,
        long recipientId,
        @Nullable Long accessEventId,
        int purpose,
        int basis,
        @Nullable String article,
        long elements,
        @Nullable String method,
        @Nullable Integer partyCount,
        @Nullable String keepUntil,
        @Nullable String destroyedOn,
        byte @Nullable [] onwardKey,
        boolean isProtected,
        boolean isHeldBack,
        @Nullable DeferralRow deferral,
        List<PersonId> persons,
        List<byte[]> waiting) {
    @Override
    public String toString() {
        return "DisclosureRow[" + id + "]";
    }
}
