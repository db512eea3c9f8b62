package org.whosaw.portal.consent.asking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.whosaw.portal.consent.asking.Permission.Party;
import org.whosaw.portal.consent.decision.DenyReason;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.Purpose;

/**
 * What a system of the hospital asked to give and was refused, on one day.
 *
 * @param times how often it asked
 */
public record AskedAndRefused(
        @Schema(example = "pt_0HV3K9QZ7M2TD") String subject,
        Party recipient,
        Purpose purpose,
        List<Element> elements,
        DenyReason reason,
        long times,
        Instant first,
        Instant last) {
    public AskedAndRefused {
        elements = List.copyOf(elements);
    }
}
