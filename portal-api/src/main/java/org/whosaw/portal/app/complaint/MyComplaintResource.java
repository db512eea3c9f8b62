package org.whosaw.portal.app.complaint;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.Handover;
import org.whosaw.portal.app.complaint.ComplaintResource.ComplaintBegun;
import org.whosaw.portal.complaint.Attached;
import org.whosaw.portal.complaint.Capacity;
import org.whosaw.portal.complaint.desk.ComplaintDesk;
import org.whosaw.portal.complaint.desk.ComplaintDesk.Begun;
import org.whosaw.portal.complaint.desk.ComplaintDraft;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.text.Language;

/** Begins a complaint from a record of hers, which goes along unless she leaves it out. */
@Path("/api/v1/me/complaints")
@Produces(MediaType.APPLICATION_JSON)
public final class MyComplaintResource {
    private final ComplaintDesk desk;
    private final Handover handover;
    private final Extracts extracts;
    private final Function<HospitalId, ComplaintDraft.Hospital> hospitals;

    /** Takes extracts of her records in the words in which her pages show them. */
    @FunctionalInterface
    public interface Extracts {
        /**
         * Returns what goes along with a complaint about a record.
         *
         * @throws PortalException not found, when it is none of the subject's to see now
         */
        List<Attached> of(
                PatientPrincipal patient, Subject subject, Language language, String reference);
    }

    public MyComplaintResource(
            ComplaintDesk desk,
            Handover handover,
            Extracts extracts,
            Function<HospitalId, ComplaintDraft.Hospital> hospitals) {
        this.desk = desk;
        this.handover = handover;
        this.extracts = extracts;
        this.hospitals = hospitals;
    }

    /**
     * What it begins from.
     *
     * @param reference an access, recipient, stop or request of hers
     * @param subject whose list it stands on; all her own without it
     */
    public record ComplaintStart(
            @NotNull @Schema(example = "ae_0HV3K9QZ7M2TD") String reference,
            @Schema(nullable = true, example = "pt_0HV3K9QZ7M2TD") @Nullable String subject) {}

    /** Begins one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "beginMyComplaint",
            summary = "Complain about this",
            description =
                    "Begins a complaint with a record of hers along: its words as she sees them,"
                            + " and its proof. From then on it is opened by its code alone and"
                            + " nothing in the account tells of it.")
    @ApiResponse(
            responseCode = "201",
            description = "It is begun.",
            content = @Content(schema = @Schema(implementation = ComplaintBegun.class)))
    public Response begin(
            @Auth PatientPrincipal patient,
            @Context HttpServletRequest servlet,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Nullable String language,
            @Nullable ComplaintStart body) {
        String reference = body == null ? null : body.reference();
        if (body == null || reference == null) {
            throw PortalException.ofFields(
                    KernelError.INVALID_FIELDS, List.of(new FieldError("reference", "required")));
        }
        Language spoken = Language.of(language);
        for (Subject each : patient.chosen(body.subject())) {
            List<Attached> records = records(patient, each, spoken, reference);
            if (!records.isEmpty()) {
                Begun begun = desk.begin(draft(each, records), spoken, servlet.getRemoteAddr());
                return Response.status(Response.Status.CREATED)
                        .entity(ComplaintBegun.of(desk, handover, begun))
                        .build();
            }
        }
        throw new PortalException(KernelError.NOT_FOUND);
    }

    private List<Attached> records(
            PatientPrincipal patient, Subject subject, Language language, String reference) {
        try {
            return extracts.of(patient, subject, language, reference);
        } catch (PortalException e) {
            if (e.errorCode().status() == KernelError.NOT_FOUND.status()) {
                return List.of(); // it may stand on the next one's list
            }
            throw e;
        }
    }

    private ComplaintDraft draft(Subject subject, List<Attached> records) {
        Capacity capacity = subject.guarded() ? Capacity.GUARDIAN : Capacity.SELF;
        return ComplaintDraft.EMPTY
                .with(new ComplaintDraft.To(true, false, null, Set.of(), capacity, "", ""))
                .from(records, hospitals.apply(subject.hospital()));
    }
}
