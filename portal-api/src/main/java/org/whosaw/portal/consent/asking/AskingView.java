package org.whosaw.portal.consent.asking;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.asking.Permission.Party;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.Purpose;

/**
 * What is put before her.
 *
 * @param elements that may be chosen; none is chosen for her
 * @param stays whether "during this stay" can be chosen
 * @param live the permission that an answer replaces, or null
 * @param notice word for word, in both languages
 */
public record AskingView(
        @Schema(example = "ru_0HV3K9QZ7M2TD") String use,
        @Schema(example = "pt_0HV3K9QZ7M2TD") String subject,
        Party recipient,
        Purpose purpose,
        List<Element> elements,
        boolean stays,
        @Nullable String live,
        LocalDate latest,
        @Schema(example = "nv_0HV3K9QZ7M2TD") String noticeId,
        @JsonRawValue @Schema(type = "object") String notice) {
    public AskingView {
        elements = List.copyOf(elements);
    }

    static AskingView of(Asking asking) {
        return new AskingView(
                asking.use().number(),
                asking.subject().person().code(),
                Party.of(asking.recipient()),
                asking.use().purpose(),
                Permission.ordered(asking.notice().elements()),
                asking.stays(),
                asking.live() == null ? null : asking.live().number(),
                asking.latest(),
                asking.notice().code(),
                asking.notice().body());
    }
}
