package org.whosaw.portal.app.request;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.ledger.receipt.ReceiptFile;
import org.whosaw.portal.text.Language;

/** Gives whoever handles a request the evidence that has collected itself. */
@Path("/api/v1/staff/requests/{id}/evidence")
@Tag(name = "staff")
@Produces(MediaType.APPLICATION_JSON)
public final class EvidenceResource {
    private static final String EXAMPLE = "rq_0HV3K9QZ7M2TD";

    private final EvidenceCollector evidence;

    public EvidenceResource(EvidenceCollector evidence) {
        this.evidence = evidence;
    }

    /** Opens it. */
    @GET
    @Operation(
            operationId = "getRightEvidence",
            summary = "The evidence for one request, and a draft of its answer",
            description =
                    "Streamed; no more than the request is about. Specially protected entries are"
                            + " never in it: she reads them on her own pages. Opening it is a look"
                            + " that stands on the patient's own list. Not found once answered.")
    @ApiResponse(
            responseCode = "200",
            description = "The evidence.",
            content = @Content(schema = @Schema(implementation = EvidenceView.class)))
    public Response evidence(
            @Auth StaffPrincipal staff,
            @PathParam("id") @Parameter(schema = @Schema(example = EXAMPLE)) String id,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String language) {
        return Response.ok(evidence.open(staff, id, Language.of(language))).build();
    }

    /** Proves it. */
    @GET
    @Path("/proof")
    @Operation(
            operationId = "getRightEvidenceProof",
            summary = "The proof of the evidence",
            description =
                    "A receipt of its looks, provisions and consents up to a minute ago; `portal"
                            + " verify` checks it. A look like opening it.")
    @ApiResponse(
            responseCode = "200",
            description = "A receipt.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = "object")))
    public Response proof(
            @Auth StaffPrincipal staff,
            @PathParam("id") @Parameter(schema = @Schema(example = EXAMPLE)) String id) {
        return Response.ok(ReceiptFile.write(evidence.proof(staff, id))).build();
    }
}
