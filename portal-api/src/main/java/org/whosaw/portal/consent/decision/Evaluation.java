package org.whosaw.portal.consent.decision;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.LegalBasis;

/** The wire of AuthZEN 1.0; what it does not know is left alone. */
public final class Evaluation {
    private Evaluation() {}

    /**
     * Who or what is spoken of.
     *
     * @param type {@code recipient} or {@code patient}
     */
    @Schema(name = "AuthzenEntity")
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Entity(
            @Schema(example = "recipient") @Nullable String type,
            @Schema(example = "PHOTO") @Nullable String id,
            @Nullable Map<String, Object> properties) {
        @Override
        public String toString() {
            return "Entity[" + type + "]";
        }
    }

    /** What it wants to do. */
    @Schema(name = "AuthzenAction")
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Action(
            @Schema(example = "receive") @Nullable String name,
            @Nullable Map<String, Object> properties) {}

    /** One question; in a batch, what is missing is taken from the batch itself. */
    @Schema(name = "AuthzenEvaluation")
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Asked(
            @Nullable Entity subject,
            @Nullable Action action,
            @Nullable Entity resource,
            @Nullable Map<String, Object> context) {
        Asked within(Batch batch) {
            return new Asked(
                    subject == null ? batch.subject() : subject,
                    action == null ? batch.action() : action,
                    resource == null ? batch.resource() : resource,
                    context == null ? batch.context() : context);
        }
    }

    /** Several questions. */
    @Schema(name = "AuthzenEvaluations")
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Batch(
            @Nullable Entity subject,
            @Nullable Action action,
            @Nullable Entity resource,
            @Nullable Map<String, Object> context,
            @Nullable List<Asked> evaluations,
            @Nullable Map<String, Object> options) {}

    /** An answer. */
    @Schema(name = "AuthzenDecision")
    public record Answer(boolean decision, Why context) {}

    /**
     * Why, and what goes with it.
     *
     * @param reason of a no
     * @param basis of a yes, with its article when it is not consent
     * @param grant the grant that covers
     * @param elements to be given, and no others; of a no, those that alone would be permitted
     * @param before until when the answer may be relied on
     * @param once whether this answer was the one time that she allowed
     * @param token to be shown at {@code /access/v1/tokens} before it is given, good for one time;
     *     only where the register demands it
     */
    @Schema(name = "AuthzenContext")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Why(
            @Nullable DenyReason reason,
            @Nullable LegalBasis basis,
            @Nullable String article,
            @Schema(example = "gr_0HV3K9QZ7M2TD") @Nullable String grant,
            @Nullable List<String> elements,
            @Nullable Instant before,
            @Nullable Boolean once,
            @Nullable String token) {
        @Override
        public String toString() {
            return "Why[" + reason + "]";
        }
    }

    /** A token as it is shown, with what is about to be given: to whom, of whom, which. */
    @Schema(name = "AuthzenToken")
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Shown(
            @Nullable String token, @Nullable Entity subject, @Nullable Entity resource) {
        @Override
        public String toString() {
            return "Shown[]";
        }
    }

    /** A token that was good, and is not any more. */
    @Schema(name = "AuthzenTokenTaken")
    public record Taken(boolean taken, List<String> elements, Instant before) {
        public Taken {
            elements = List.copyOf(elements);
        }
    }

    /** Several answers, in the order of the questions. */
    @Schema(name = "AuthzenDecisions")
    public record Answers(List<Answer> evaluations) {
        public Answers {
            evaluations = List.copyOf(evaluations);
        }
    }

    /** Where decisions are made, as AuthZEN's discovery has it. */
    @Schema(name = "AuthzenConfiguration")
    public record Discovery(
            String policy_decision_point,
            String access_evaluation_endpoint,
            String access_evaluations_endpoint) {}
}
