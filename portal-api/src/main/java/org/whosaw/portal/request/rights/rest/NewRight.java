package org.whosaw.portal.request.rights.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a patient asks of the hospital. No reason is demanded.
 *
 * @param kind {@code access}, {@code copy}, {@code portability}, {@code rectify}, {@code delete},
 *     {@code restrict}, {@code object} or {@code close-account}
 * @param scope what it is about: {@code looks}, {@code given}, {@code consents}, {@code identity},
 *     {@code contact}, {@code record}, {@code all} or {@code account}; not each with every kind
 * @param subject for whom, {@code pt_…}; without it she herself
 * @param capacity {@code relative} of one who died, or {@code agent}; without it for herself or for
 *     the child whose guardian she is
 * @param aboutName the name of whom it is about, with a relative or an agent
 * @param aboutNumber the record number of whom it is about, with a relative or an agent
 * @param relation how she is related to one who died
 * @param receiver to whom her data shall go, with {@code portability}
 * @param access the line of her list that it is about, {@code ae_…}
 * @param words what she wants to say with it
 * @param colleague whether she works in the hospital: then two who are named handle it alone
 */
public record NewRight(
        @JsonProperty("kind")
                @Schema(example = "rectify", requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable String kind,
        @JsonProperty("scope")
                @Schema(example = "contact", requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable String scope,
        @JsonProperty("subject") @Schema(example = "pt_0HV3K9QZ7M2TD") @Nullable String subject,
        @JsonProperty("capacity") @Schema(example = "agent") @Nullable String capacity,
        @JsonProperty("aboutName") @Schema(example = "演示王") @Nullable String aboutName,
        @JsonProperty("aboutNumber") @Schema(example = "M0001") @Nullable String aboutNumber,
        @JsonProperty("relation") @Schema(example = "女儿") @Nullable String relation,
        @JsonProperty("receiver") @Schema(example = "演示社区医院") @Nullable String receiver,
        @JsonProperty("access") @Schema(example = "ae_0HV3K9QZ7M2TD") @Nullable String access,
        @JsonProperty("words") @Schema(example = "电话换了。") @Nullable String words,
        @JsonProperty("colleague") @Schema(example = "false") @Nullable Boolean colleague) {
    /** Nothing was sent. */
    static final NewRight NOTHING =
            new NewRight(null, null, null, null, null, null, null, null, null, null, null);

    /** What she replies. */
    @Schema(name = "RightReply")
    public record Reply(
            @JsonProperty("words")
                    @Schema(example = "身份证明已补。", requiredMode = Schema.RequiredMode.REQUIRED)
                    @Nullable String words) {
        @Override
        public String toString() {
            return "Reply[redacted]";
        }
    }

    @Override
    public String toString() {
        return "NewRight[" + kind + "]";
    }
}
