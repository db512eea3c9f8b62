package org.whosaw.portal.app;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;

/** Hands a patient the receipts of what she allowed; they have a path of their own. */
@Path("/api/v1/me/permissions")
@Tag(name = "me")
@Produces(MediaType.APPLICATION_JSON)
public final class PermissionProofResource {
    private final Proofs proofs;

    public PermissionProofResource(Proofs proofs) {
        this.proofs = proofs;
    }

    /** Proves the steps of one permission. */
    @GET
    @Path("/{id}/receipt")
    @Operation(
            operationId = "getPermissionReceipt",
            summary = "The receipt of a permission",
            description =
                    "One entry a step; the first holds the notice, word for word. `portal verify`"
                            + " and /verify check it without us.")
    @ApiResponse(
            responseCode = "200",
            description = "A receipt.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = "object")))
    @ApiResponse(responseCode = "404", description = "None of hers.")
    public Response receipt(
            @Auth PatientPrincipal patient,
            @PathParam("id") @Parameter(schema = @Schema(example = "gr_0HV3K9QZ7M2TD")) String id) {
        if (!id.startsWith("gr_")) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        return ProofResource.file(proofs.entry(patient, id));
    }
}
