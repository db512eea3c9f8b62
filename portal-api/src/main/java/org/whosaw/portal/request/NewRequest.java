package org.whosaw.portal.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a patient files.
 *
 * @param type so far {@code explain}
 * @param access the line she asks about, {@code ae_…}
 * @param subject from whose list she asks, {@code pt_…}; without it the first of hers that has the
 *     line, her own before her child's
 * @param words what she wants to say with it; never shown to the person who looked
 * @param when {@code after-discharge} waits while she lies in the hospital, {@code now} does not
 */
public record NewRequest(
        @JsonProperty("type")
                @Schema(example = "explain", requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable String type,
        @JsonProperty("access")
                @Schema(example = "ae_0HV3K9QZ7M2TD", requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable String access,
        @JsonProperty("subject") @Schema(example = "pt_0HV3K9QZ7M2TD") @Nullable String subject,
        @JsonProperty("words") @Schema(example = "我不认识这位护士。") @Nullable String words,
        @JsonProperty("when") @Schema(example = "after-discharge", defaultValue = "after-discharge")
                @Nullable String when) {
    /** How long her words may be. */
    public static final int LONGEST_WORDS = 500;

    @Override
    public String toString() {
        return "NewRequest[" + type + "]";
    }
}
