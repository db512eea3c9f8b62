package org.whosaw.portal.consent.asking;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.kernel.Page;

/** Shows a patient what she allowed, what she did not, and what was asked in vain. */
@Path("/api/v1/me/permissions")
@Tag(name = "me")
@Produces(MediaType.APPLICATION_JSON)
public final class PermissionResource {
    private static final String SUBJECT = "pt_…; all her own without it";

    private final OwnConsents consents;

    public PermissionResource(OwnConsents consents) {
        this.consents = consents;
    }

    /** Lists. */
    @GET
    @Operation(
            operationId = "listPermissions",
            summary = "What I allowed, and what became of it",
            description = "Newest first, without steps and notice, which each one's own page has.")
    @ApiResponse(responseCode = "200", description = "All of them.", useReturnTypeSchema = true)
    public Page<Permission> list(
            @Auth PatientPrincipal patient,
            @Parameter(description = SUBJECT) @QueryParam("subject") @Nullable String subject) {
        return new Page<>(consents.permissions(patient.chosen(subject)), null);
    }

    /** Lists what she did not allow. */
    @GET
    @Path("/refused")
    @Operation(
            operationId = "listRefused",
            summary = "What I did not allow",
            description = "Newest first; before `until` nobody asks her again.")
    @ApiResponse(responseCode = "200", description = "All of them.", useReturnTypeSchema = true)
    public Page<RefusedAsking> refused(
            @Auth PatientPrincipal patient,
            @Parameter(description = SUBJECT) @QueryParam("subject") @Nullable String subject) {
        return new Page<>(consents.refusals(patient.chosen(subject)), null);
    }

    /** Lists what was asked in vain. */
    @GET
    @Path("/asked")
    @Operation(
            operationId = "listAskedAndRefused",
            summary = "What the hospital's systems asked to give and were refused",
            description = "One entry a day, recipient, purpose and reason, with how often.")
    @ApiResponse(responseCode = "200", description = "All of them.", useReturnTypeSchema = true)
    public Page<AskedAndRefused> asked(
            @Auth PatientPrincipal patient,
            @Parameter(description = SUBJECT) @QueryParam("subject") @Nullable String subject) {
        return new Page<>(consents.asked(patient.chosen(subject)), null);
    }

    /** Shows one. */
    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getPermission",
            summary = "One permission",
            description = "With its steps and the notice, word for word as it was read.")
    @ApiResponse(responseCode = "200", description = "The permission.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "None of hers.")
    public Permission find(
            @Auth PatientPrincipal patient,
            @PathParam("id") @Parameter(schema = @Schema(example = "gr_0HV3K9QZ7M2TD")) String id) {
        return consents.permission(patient, id);
    }
}
