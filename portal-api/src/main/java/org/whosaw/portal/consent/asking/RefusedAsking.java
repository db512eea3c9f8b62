package org.whosaw.portal.consent.asking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.whosaw.portal.consent.asking.Permission.Party;
import org.whosaw.portal.kernel.Purpose;

/**
 * What she did not allow, as she sees it.
 *
 * @param until before which it may not ask her again
 */
public record RefusedAsking(
        @Schema(example = "rf_0HV3K9QZ7M2TD") String id,
        @Schema(example = "pt_0HV3K9QZ7M2TD") String subject,
        Party recipient,
        @Schema(example = "ru_0HV3K9QZ7M2TD") String use,
        Purpose purpose,
        Instant refusedAt,
        Instant until) {}
