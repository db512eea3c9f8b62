package org.whosaw.portal.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as the one who filed it sees it.
 *
 * @param id {@code rq_…}
 * @param access the line it asks about
 * @param subject whose line that is
 * @param startedAt when the clock began; null while it waits for discharge
 * @param dueAt until when the hospital has promised an answer; null while it waits
 * @param dueProvisional whether that day may move when holidays are announced
 * @param overdue whether the promise is over without an answer
 * @param workingDays the promise itself, the hospital's own and no statute
 * @param words what she said with it; null for everybody else
 */
public record MyRequest(
        @Schema(example = "rq_0HV3K9QZ7M2TD") String id,
        RequestKind type,
        RequestState state,
        @Schema(example = "ae_0HV3K9QZ7M2TD") String access,
        @Schema(example = "pt_0HV3K9QZ7M2TD") String subject,
        Instant filedAt,
        @Nullable Instant startedAt,
        @Nullable Instant dueAt,
        boolean dueProvisional,
        boolean overdue,
        int workingDays,
        @Nullable String words,
        @Nullable AnswerView answer,
        List<StepView> steps) {
    public MyRequest {
        steps = List.copyOf(steps);
    }

    /**
     * The signed answer.
     *
     * @param signedBy five characters that stand for the member of the desk
     * @param signature a detached JWS, EdDSA, over the answer's canonical JSON
     */
    @Schema(name = "RequestAnswer")
    public record AnswerView(
            AnswerOutcome outcome,
            String text,
            @Schema(example = "7Q2KD") String signedBy,
            Instant signedAt,
            String signature) {
        @Override
        public String toString() {
            return "AnswerView[" + outcome + "]";
        }
    }

    /** One step of its course. */
    @Schema(name = "RequestStepTaken")
    public record StepView(@JsonProperty("step") RequestStep step, Instant at) {}

    /** Returns the view of a request for one account. */
    public static MyRequest of(Request request, long accountId, Instant now) {
        Request.Answer answer = request.answer();
        Long filer = request.accountId();
        return new MyRequest(
                request.number(),
                request.kind(),
                request.state(),
                request.access(),
                request.person().code(),
                request.filedAt(),
                request.startedAt(),
                request.dueAt(),
                request.provisional(),
                request.isOverdue(now),
                request.workingDays(),
                filer != null && filer == accountId ? request.words() : null,
                answer == null
                        ? null
                        : new AnswerView(
                                answer.outcome(),
                                answer.text(),
                                answer.signedBy(),
                                answer.signedAt(),
                                answer.signature()),
                request.events().stream()
                        .map(event -> new StepView(event.step(), event.at()))
                        .toList());
    }

    @Override
    public String toString() {
        return "MyRequest[" + id + "]";
    }
}
