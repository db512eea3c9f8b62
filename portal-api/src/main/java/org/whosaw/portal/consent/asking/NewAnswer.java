package org.whosaw.portal.consent.asking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Her answer, as it arrives.
 *
 * @param subject whom it is about; may be left out when she reads for one person
 * @param notice that she read
 * @param answer once, during-stay, until or no
 * @param elements what she chose; none with a no
 * @param until the last day, with until
 */
public record NewAnswer(
        @Schema(example = "pt_0HV3K9QZ7M2TD") @Nullable String subject,
        @Schema(example = "nv_0HV3K9QZ7M2TD") @Nullable String notice,
        @Schema(example = "during-stay") @Nullable String answer,
        @Nullable List<String> elements,
        @Schema(example = "2027-01-31") @Nullable String until) {
    @Override
    public String toString() {
        return "NewAnswer[]";
    }
}
