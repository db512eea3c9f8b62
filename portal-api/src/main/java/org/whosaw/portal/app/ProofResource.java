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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.receipt.Receipt;
import org.whosaw.portal.ledger.receipt.ReceiptFile;
import org.whosaw.portal.retention.pruning.Kept;
import org.whosaw.portal.retention.pruning.RetentionError;
import org.whosaw.portal.retention.pruning.Stones;
import org.whosaw.portal.retention.pruning.Stones.Stone;

/** Hands a patient the proofs of what stands in her lists. */
@Path("/api/v1/me")
@Tag(name = "me")
@Produces(MediaType.APPLICATION_JSON)
public final class ProofResource {

    private final Proofs proofs;
    private final Stones stones;

    /**
     * Builds it.
     *
     * @param stones says of entries that are gone that they were pruned in due time
     */
    public ProofResource(Proofs proofs, Stones stones) {
        this.proofs = proofs;
        this.stones = stones;
    }

    /** Proves one look. */
    @GET
    @Path("/accesses/{id}/proof")
    @Operation(
            operationId = "getAccessProof",
            summary = "The proof of one entry",
            description =
                    "A receipt of this entry alone: what was written down, its salt, its place and"
                            + " the hashes up to a signed checkpoint. Anyone can check it without"
                            + " us. 503 for a second or two after it was recorded.")
    @ApiResponse(
            responseCode = "200",
            description = "A receipt.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = "object")))
    @ApiResponse(responseCode = "404", description = "None of hers.")
    @ApiResponse(responseCode = "410", description = "Deleted when its time was over.")
    public Response access(
            @Auth PatientPrincipal patient,
            @PathParam("id") @Parameter(schema = @Schema(example = "ae_0HV3K9QZ7M2TD")) String id) {
        return one(patient, id, "ae_");
    }

    /** Proves one provision. */
    @GET
    @Path("/disclosures/{id}/proof")
    @Operation(
            operationId = "getDisclosureProof",
            summary = "The proof of one provision",
            description = "As of an entry. What a law keeps back is provable from its day on.")
    @ApiResponse(
            responseCode = "200",
            description = "A receipt.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = "object")))
    @ApiResponse(responseCode = "404", description = "None of hers.")
    public Response disclosure(
            @Auth PatientPrincipal patient,
            @PathParam("id") @Parameter(schema = @Schema(example = "ds_0HV3K9QZ7M2TD")) String id) {
        return one(patient, id, "ds_");
    }

    private Response one(PatientPrincipal patient, String id, String prefix) {
        if (!id.startsWith(prefix)) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        try {
            return file(proofs.entry(patient, id));
        } catch (PortalException e) {
            if (e.errorCode() == KernelError.NOT_FOUND) {
                demandUnpruned(patient, id, prefix);
            }
            throw e;
        }
    }

    /** Refuses with what is left when the entry was hers and its time is over. */
    private void demandUnpruned(PatientPrincipal patient, String id, String prefix) {
        boolean access = prefix.equals("ae_");
        OptionalLong entry = Ids.parse(access ? IdPrefix.ACCESS : IdPrefix.DISCLOSURE, id);
        for (Subject each : patient.subjects()) {
            Optional<Stone> stone =
                    entry.isEmpty()
                            ? Optional.empty()
                            : stones.of(
                                    each.person(),
                                    access ? Kept.ACCESS : Kept.DISCLOSURE,
                                    entry.getAsLong());
            if (stone.isPresent()) {
                throw new PortalException(
                        RetentionError.PRUNED,
                        day(stone.get().keptUntil()),
                        day(stone.get().prunedAt()),
                        stone.get().place());
            }
        }
    }

    private static String day(Instant at) {
        return at.atZone(ChinaTime.ZONE).toLocalDate().toString();
    }

    /** Proves everything at once. */
    @GET
    @Path("/receipt")
    @Operation(
            operationId = "getReceipt",
            summary = "The receipt of a whole list",
            description =
                    "Everything that may be shown of one person now, with the proof of each entry"
                            + " and a signed statement of how many there are. What a law keeps back"
                            + " is in the ledger under the same checkpoint and becomes provable on"
                            + " its day.")
    @ApiResponse(
            responseCode = "200",
            description = "A receipt.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = "object")))
    public Response receipt(
            @Auth PatientPrincipal patient,
            @Parameter(description = "pt_…; needed when she reads for several persons")
                    @QueryParam("subject")
                    @Nullable String subject) {
        List<Subject> chosen = patient.chosen(subject);
        if (chosen.size() != 1) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        return file(proofs.receipt(patient, chosen.get(0)));
    }

    static Response file(Receipt receipt) {
        return Response.ok(ReceiptFile.write(receipt))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"receipt.json\"")
                .build();
    }
}
