package org.whosaw.portal.access;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.withheld.HeldBack;

/**
 * One entry with what only its own page shows.
 *
 * @param recordedAt when it arrived here
 * @param sequence the running number in the source's own log, or null
 * @param emergencyReason what was written when the emergency way was used, or null
 * @param approvalId the approval named, or null
 * @param responsiblePhone the telephone of who answers for the system, or null
 * @param networkAddress from where it came when no terminal is on record for it, else null
 * @param heldBack until when and by which law she was not told of it, or null
 */
public record AccessDetail(
        @JsonUnwrapped Access access,
        Instant recordedAt,
        @Nullable Long sequence,
        @Nullable String emergencyReason,
        @Nullable String approvalId,
        @Nullable String responsiblePhone,
        @Nullable String networkAddress,
        @Nullable HeldBack heldBack) {
    @Override
    public String toString() {
        return "AccessDetail[" + access.id() + "]";
    }
}
