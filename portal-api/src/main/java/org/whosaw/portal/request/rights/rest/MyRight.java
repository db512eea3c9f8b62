package org.whosaw.portal.request.rights.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.request.RequestKind;
import org.whosaw.portal.request.rights.Capacity;
import org.whosaw.portal.request.rights.RefusalReason;
import org.whosaw.portal.request.rights.RightsAnswer;
import org.whosaw.portal.request.rights.RightsOutcome;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.RightsScope;
import org.whosaw.portal.request.rights.RightsState;
import org.whosaw.portal.request.rights.RightsStep;

/**
 * A request as the one who filed it, or about whom it is, sees it.
 *
 * @param subject about whom it is; null until papers have shown it
 * @param acknowledgeBy until when the desk says that it has it
 * @param waitingSince since when it waits for her and the clock stands; null while it runs
 * @param overdue whether the promise is over without an answer; the statement is there then
 * @param before whether it was open before this portal came
 * @param words what she said with it; null for everybody else
 */
public record MyRight(
        @Schema(example = "rq_0HV3K9QZ7M2TD") String id,
        RequestKind kind,
        RightsScope scope,
        Capacity capacity,
        @Schema(example = "pt_0HV3K9QZ7M2TD") @Nullable String subject,
        RightsState state,
        @Nullable RightsOutcome outcome,
        Instant filedAt,
        Instant acknowledgeBy,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant waitingSince,
        Instant dueAt,
        boolean dueProvisional,
        boolean overdue,
        boolean before,
        @Nullable String words,
        @Nullable AnswerView answer,
        List<StepView> steps) {
    public MyRight {
        steps = List.copyOf(steps);
    }

    /**
     * The signed answer.
     *
     * @param until until when a law keeps what was to be deleted
     * @param signedBy five characters that stand for the member of the desk
     */
    @Schema(name = "RightAnswer")
    public record AnswerView(
            RightsOutcome outcome,
            String text,
            @Nullable RefusalReason reason,
            @Nullable String reasonText,
            @Nullable String law,
            @Nullable String remedies,
            @Nullable LocalDate until,
            @Schema(example = "7Q2KD") @Nullable String signedBy,
            @Nullable Instant signedAt) {
        @Override
        public String toString() {
            return "AnswerView[" + outcome + "]";
        }
    }

    /** One step of its course, with what was said. */
    @Schema(name = "RightStepTaken")
    public record StepView(
            @JsonProperty("step") RightsStep step, Instant at, @Nullable String words) {
        @Override
        public String toString() {
            return "StepView[" + step + "]";
        }
    }

    /** Returns the view of a request for one account. */
    static MyRight of(RightsRequest request, long accountId, Instant now) {
        PersonId person = request.person();
        Long filer = request.filer().accountId();
        RightsRequest.Times times = request.times();
        return new MyRight(
                request.number(),
                request.kind(),
                request.scope(),
                request.filer().capacity(),
                person == null ? null : person.code(),
                request.state(),
                request.outcome(),
                times.filedAt(),
                times.acknowledgeDue(),
                times.acknowledgedAt(),
                times.heldAt(),
                times.dueAt(),
                times.provisional(),
                request.isOverdue(now),
                times.importedAt() != null,
                filer != null && filer == accountId ? request.words().words() : null,
                request.answer().map(MyRight::view).orElse(null),
                request.events().stream()
                        .filter(event -> isHers(event.step()))
                        .map(event -> new StepView(event.step(), event.at(), event.words()))
                        .toList());
    }

    /** Between two of the desk, or between the clock and the desk, is not hers. */
    private static boolean isHers(RightsStep step) {
        return step != RightsStep.HOLD_PROPOSED
                && step != RightsStep.RETURNED
                && step != RightsStep.REMINDED_HALF
                && step != RightsStep.REMINDED_LATE;
    }

    private static AnswerView view(RightsAnswer answer) {
        RightsAnswer.Content content = answer.content();
        return new AnswerView(
                content.outcome(),
                content.text(),
                content.reason(),
                content.reasonText(),
                content.law(),
                content.remedies(),
                content.until(),
                answer.signedBy(),
                answer.signedAt());
    }

    @Override
    public String toString() {
        return "MyRight[" + id + "]";
    }
}
