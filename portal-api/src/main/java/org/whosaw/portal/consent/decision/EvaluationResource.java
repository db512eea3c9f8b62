package org.whosaw.portal.consent.decision;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.decision.Evaluation.Answer;
import org.whosaw.portal.consent.decision.Evaluation.Answers;
import org.whosaw.portal.consent.decision.Evaluation.Asked;
import org.whosaw.portal.consent.decision.Evaluation.Batch;
import org.whosaw.portal.consent.decision.Evaluation.Shown;
import org.whosaw.portal.consent.decision.Evaluation.Taken;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.SystemPrincipal;

/** Answers hospital systems that ask before they give: OpenID AuthZEN 1.0. */
@Path("/access/v1")
@Tag(name = "decisions")
@Produces(MediaType.APPLICATION_JSON)
public final class EvaluationResource {
    private final Evaluator evaluator;

    public EvaluationResource(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Answers one question. */
    @POST
    @Path("/evaluation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "evaluate",
            summary = "May this recipient receive this of that person now?",
            description =
                    "Subject: {type: recipient, id: its code}. Action: {name: receive, properties:"
                        + " {purpose, method}}. Resource: {type: patient, id: record number,"
                        + " properties: {elements, system}}. Yes only when every element is covered"
                        + " by a live permission of hers or by the register's own other basis;"
                        + " whatever is unknown is no. A no says nothing of whether she was asked"
                        + " or refused, and is shown to her.")
    @ApiResponse(responseCode = "200", description = "Yes or no.", useReturnTypeSchema = true)
    public Answer evaluation(@Auth SystemPrincipal system, @Nullable Asked asked) {
        system.require(Scope.DECIDE);
        return evaluator.answer(system, asked);
    }

    /** Answers several. */
    @POST
    @Path("/evaluations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "evaluateAll",
            summary = "The same for up to 100 questions",
            description =
                    "What a question lacks is taken from the top of the body."
                            + " options.evaluations_semantic: execute_all, deny_on_first_deny or"
                            + " permit_on_first_permit.")
    @ApiResponse(
            responseCode = "200",
            description = "The answers, in the order of the questions.",
            useReturnTypeSchema = true)
    public Answers evaluations(@Auth SystemPrincipal system, @Nullable Batch batch) {
        system.require(Scope.DECIDE);
        return evaluator.answer(system, batch);
    }

    /** Takes a token. */
    @POST
    @Path("/tokens")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "takeToken",
            summary = "Show the token of an answer, once, right before giving",
            description =
                    "Where the register demands it, a yes carries context.token. Whoever hands the"
                        + " data over shows it here with the same recipient and patient and with"
                        + " the elements that it is about to give, none but those of the answer."
                        + " Good for one time, until context.before, and not after a stop.")
    @ApiResponse(responseCode = "200", description = "Good; give it.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "No token of this hospital's for that.")
    @ApiResponse(responseCode = "409", description = "It was shown before.")
    @ApiResponse(responseCode = "410", description = "Its time is over, or she has stopped it.")
    public Taken take(@Auth SystemPrincipal system, @Nullable Shown shown) {
        system.require(Scope.DECIDE);
        return evaluator.take(system, shown);
    }
}
