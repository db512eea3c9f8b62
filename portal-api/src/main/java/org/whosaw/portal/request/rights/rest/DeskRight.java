package org.whosaw.portal.request.rights.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.request.RequestKind;
import org.whosaw.portal.request.rights.Capacity;
import org.whosaw.portal.request.rights.RightsAudience;
import org.whosaw.portal.request.rights.RightsOutcome;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.RightsScope;
import org.whosaw.portal.request.rights.RightsState;
import org.whosaw.portal.request.rights.RightsStep;

/**
 * A request as the desk sees it once it has opened it: no name, no phone, no birth date.
 *
 * @param version what each step says back; who has an older one is told
 * @param taken whether somebody of the desk has it
 * @param minor whether it is about somebody who is not grown
 * @param words what she said with it
 */
public record DeskRight(
        @Schema(example = "rq_0HV3K9QZ7M2TD") String id,
        int version,
        RequestKind kind,
        RightsScope scope,
        Capacity capacity,
        RightsState state,
        RightsAudience audience,
        @Nullable RightsOutcome outcome,
        boolean taken,
        boolean minor,
        Instant filedAt,
        Instant acknowledgeBy,
        Instant dueAt,
        boolean dueProvisional,
        boolean overdue,
        @Nullable Instant waitingSince,
        @Nullable String words,
        List<DeskStep> steps) {
    public DeskRight {
        steps = List.copyOf(steps);
    }

    /** One step of its course. */
    @Schema(name = "DeskRightStep")
    public record DeskStep(
            @JsonProperty("step") RightsStep step, Instant at, @Nullable String words) {
        @Override
        public String toString() {
            return "DeskStep[" + step + "]";
        }
    }

    /**
     * A step of the desk.
     *
     * @param version of the request as it was read
     * @param text what is said with it, where something is
     * @param code a fresh one-time code of who signs, where something is signed
     */
    @Schema(name = "DeskRightMove")
    public record Move(
            @JsonProperty("version") @Schema(example = "2") @Nullable Integer version,
            @JsonProperty("text") @Schema(example = "请补身份证明。") @Nullable String text,
            @JsonProperty("code") @Schema(example = "123456") @Nullable String code) {
        static final Move NOTHING = new Move(null, null, null);

        @Override
        public String toString() {
            return "Move[" + version + "]";
        }
    }

    /**
     * An answer.
     *
     * @param version of the request as it was read
     * @param outcome what it comes to
     * @param text what is done, in plain words
     * @param reason why something is not done; with it its text, the article of law, the remedies
     * @param until until when a law keeps it, a day
     * @param code a fresh one-time code of who signs, where no second person is needed
     */
    @Schema(name = "DeskRightAnswer")
    public record Answer(
            @JsonProperty("version") @Schema(example = "2") @Nullable Integer version,
            @JsonProperty("outcome") @Schema(example = "granted") @Nullable String outcome,
            @JsonProperty("text") @Schema(example = "已经更正。") @Nullable String text,
            @JsonProperty("reason") @Schema(example = "record-is-right") @Nullable String reason,
            @JsonProperty("reasonText") @Nullable String reasonText,
            @JsonProperty("law") @Schema(example = "个人信息保护法 第四十六条") @Nullable String law,
            @JsonProperty("remedies") @Nullable String remedies,
            @JsonProperty("until") @Schema(example = "2056-01-01") @Nullable String until,
            @JsonProperty("code") @Schema(example = "123456") @Nullable String code) {
        static final Answer NOTHING =
                new Answer(null, null, null, null, null, null, null, null, null);

        @Override
        public String toString() {
            return "Answer[" + outcome + "]";
        }
    }

    static DeskRight of(RightsRequest request, Instant now) {
        RightsRequest.Times times = request.times();
        return new DeskRight(
                request.number(),
                request.version(),
                request.kind(),
                request.scope(),
                request.filer().capacity(),
                request.state(),
                request.audience(),
                request.outcome(),
                request.owner() != null,
                request.marks().minor(),
                times.filedAt(),
                times.acknowledgeDue(),
                times.dueAt(),
                times.provisional(),
                request.isOverdue(now),
                times.heldAt(),
                request.words().words(),
                request.events().stream()
                        .map(event -> new DeskStep(event.step(), event.at(), event.words()))
                        .toList());
    }

    @Override
    public String toString() {
        return "DeskRight[" + id + "]";
    }
}
