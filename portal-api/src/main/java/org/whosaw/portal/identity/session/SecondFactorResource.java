package org.whosaw.portal.identity.session;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;

/** Takes the second factor that opens specially protected entries. */
@Path("/api/v1/me/second-factor")
@Tag(name = "me")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SecondFactorResource {
    private final SecondFactor secondFactor;

    public SecondFactorResource(SecondFactor secondFactor) {
        this.secondFactor = secondFactor;
    }

    /** Checks it. */
    @POST
    @Operation(
            operationId = "giveSecondFactor",
            summary = "Open specially protected entries",
            description =
                    "Either visitNumber with visitDate, or counterCode. Opens the entries of one of"
                            + " her own subjects for ten minutes.")
    @ApiResponse(responseCode = "200", description = "Open until then.", useReturnTypeSchema = true)
    public SecondFactorAnswer give(
            @Auth PatientPrincipal patient, @Valid @NotNull SecondFactorRequest body) {
        PersonId person = patient.chosen(body.subject()).get(0).person();
        if (body.counterCode() != null) {
            return new SecondFactorAnswer(
                    secondFactor.byCounterCode(patient, person, body.counterCode()));
        }
        if (body.visitNumber() == null || body.visitDate() == null) {
            throw PortalException.ofFields(
                    KernelError.INVALID_FIELDS,
                    List.of(
                            new PortalException.FieldError(
                                    body.visitNumber() == null ? "visitNumber" : "visitDate",
                                    "required")));
        }
        return new SecondFactorAnswer(
                secondFactor.byVisit(patient, person, body.visitNumber(), body.visitDate()));
    }

    /** A second factor of either kind. */
    public record SecondFactorRequest(
            @NotBlank @Size(max = 40) @Schema(example = "pt_0HV3K9QZ7M2TD") String subject,
            @Nullable @Size(max = 64) @Schema(example = "MZ20260418001", nullable = true)
                    String visitNumber,
            @Nullable @Schema(example = "2026-04-18", nullable = true) LocalDate visitDate,
            @Nullable @Size(max = 20) @Schema(example = "48210573", nullable = true)
                    String counterCode) {
        @Override
        public String toString() {
            return "SecondFactorRequest[redacted]";
        }
    }

    /** Until when the entries are open. */
    public record SecondFactorAnswer(@NotNull Instant until) {}
}
