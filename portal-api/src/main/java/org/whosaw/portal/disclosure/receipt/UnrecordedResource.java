package org.whosaw.portal.disclosure.receipt;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.Tagged;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.Page;

/** Shows a patient what recipients say they received and the hospital has nothing of. */
@Path("/api/v1/me/disclosures/unrecorded")
@Tag(name = "me")
@Produces(MediaType.APPLICATION_JSON)
@Tagged
public final class UnrecordedResource {
    private final Receipts receipts;
    private final Clock clock;

    public UnrecordedResource(Receipts receipts, Clock clock) {
        this.receipts = receipts;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param elements empty when the recipient did not say which
     */
    @Schema(name = "UnrecordedReceipt")
    public record UnrecordedView(
            @NotNull @Schema(example = "es_0HV3K9QZ7M2TD") String statement,
            @NotNull @Schema(example = "rc_0HV3K9QZ7M2TD") String recipient,
            @NotNull Instant receivedAt,
            @NotNull Set<Element> elements,
            @NotNull @Schema(example = "pt_0HV3K9QZ7M2TD") String subject) {}

    /** Lists them. */
    @GET
    @Operation(
            operationId = "listUnrecorded",
            summary = "What somebody says it received, and the hospital has nothing of",
            description =
                    "Two nights after it was said, for the hospital may send its own part late."
                            + " Newest first, at most 100 of each person. What both sides say"
                            + " stands in the disclosures themselves, in `end.receivedAt`.")
    @ApiResponse(responseCode = "200", description = "All of them.", useReturnTypeSchema = true)
    public Page<UnrecordedView> list(
            @Auth PatientPrincipal patient,
            @Parameter(description = "pt_…; all her own without it") @QueryParam("subject")
                    @Nullable String subject) {
        List<Subject> subjects = patient.chosen(subject);
        return new Page<>(
                receipts
                        .about(
                                subjects.stream().map(Subject::person).toList(),
                                patient.opened(subjects, clock.instant()))
                        .stream()
                        .map(
                                each ->
                                        new UnrecordedView(
                                                each.what().receipt(),
                                                Ids.format(
                                                        IdPrefix.RECIPIENT,
                                                        each.what().recipient()),
                                                each.what().receivedAt(),
                                                each.what().elements(),
                                                each.person().code()))
                        .toList(),
                null);
    }
}
