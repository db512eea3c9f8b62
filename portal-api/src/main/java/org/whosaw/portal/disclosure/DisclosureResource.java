package org.whosaw.portal.disclosure;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.Tagged;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Page;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;

/** Shows a patient who outside the hospital received her data. */
@Path("/api/v1/me")
@Tag(name = "me")
@Produces(MediaType.APPLICATION_JSON)
@Tagged
public final class DisclosureResource {
    private final DisclosureList disclosures;
    private final Clock clock;

    public DisclosureResource(DisclosureList disclosures, Clock clock) {
        this.disclosures = disclosures;
        this.clock = clock;
    }

    /** Lists provisions. */
    @GET
    @Path("/disclosures")
    @Operation(
            operationId = "listDisclosures",
            summary = "What was given to whom",
            description =
                    "Newest first. What a law keeps back for now comes on its day. Photographs and"
                            + " word of mouth leave no line here.")
    @ApiResponse(responseCode = "200", description = "One page.", useReturnTypeSchema = true)
    public Page<ProvisionView> list(
            @Auth PatientPrincipal patient,
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200"))
                    @QueryParam("limit")
                    @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "pt_…; all her own without it") @QueryParam("subject")
                    @Nullable String subject) {
        List<Subject> subjects = patient.chosen(subject);
        return disclosures.list(
                subjects, patient.opened(subjects, clock.instant()), limit(limit), cursor);
    }

    /** Lists recipients. */
    @GET
    @Path("/recipients")
    @Operation(
            operationId = "listRecipients",
            summary = "Who received my data",
            description = "One card a party, the latest first, with the chain it stands in.")
    @ApiResponse(responseCode = "200", description = "The cards.", useReturnTypeSchema = true)
    public Page<RecipientView> recipients(
            @Auth PatientPrincipal patient,
            @Parameter(description = "pt_…; all her own without it") @QueryParam("subject")
                    @Nullable String subject) {
        List<Subject> subjects = patient.chosen(subject);
        return new Page<>(
                disclosures.recipients(subjects, patient.opened(subjects, clock.instant())), null);
    }

    private static int limit(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return 50;
        }
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < 1) {
            throw PortalException.ofFields(
                    KernelError.INVALID_FIELDS, List.of(new FieldError("limit", "out-of-range")));
        }
        return Integer.parseInt(text);
    }
}
