package org.whosaw.portal.app.complaint;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.complaint.ComplaintView.ComplaintEntry;
import org.whosaw.portal.app.complaint.ComplaintView.ComplaintFile;
import org.whosaw.portal.app.complaint.ComplaintView.ComplaintRecord;
import org.whosaw.portal.complaint.hospital.CaseState;
import org.whosaw.portal.complaint.hospital.HospitalCases;
import org.whosaw.portal.identity.StaffPrincipal;

/** The hospital's desk: what was addressed to it, and nothing of what went elsewhere. */
@Path("/api/v1/staff/complaints")
@Tag(name = "staff")
@Produces(MediaType.APPLICATION_JSON)
public final class StaffComplaintResource {
    private static final String EXAMPLE = "hc_0HV3K9QZ7M2TD";

    private final HospitalCases cases;

    public StaffComplaintResource(HospitalCases cases) {
        this.cases = cases;
    }

    /** What the desk has. */
    public record DeskComplaints(List<DeskComplaint> items) {
        public DeskComplaints {
            items = List.copyOf(items);
        }
    }

    /**
     * One in the list: nobody's name, nobody's words.
     *
     * @param assigned whether somebody has taken it on
     */
    public record DeskComplaint(
            @Schema(example = EXAMPLE) String number,
            CaseState state,
            Instant filedAt,
            Instant dueAt,
            boolean provisional,
            boolean assigned) {
        static DeskComplaint of(HospitalCases.Entry each) {
            return new DeskComplaint(
                    each.number(),
                    each.state(),
                    each.filedAt(),
                    each.dueAt(),
                    each.provisional(),
                    each.assignedTo() != null);
        }
    }

    /** One, opened: what she confirmed for the hospital. */
    public record DeskComplaintOpened(
            DeskComplaint complaint,
            ComplaintFields fields,
            List<ComplaintRecord> records,
            List<ComplaintFile> evidence,
            List<ComplaintEntry> steps) {
        public DeskComplaintOpened {
            records = List.copyOf(records);
            evidence = List.copyOf(evidence);
            steps = List.copyOf(steps);
        }

        static DeskComplaintOpened of(HospitalCases.Case read) {
            return new DeskComplaintOpened(
                    DeskComplaint.of(read.entry()),
                    ComplaintFields.of(read.content()),
                    read.content().origin().stream()
                            .map(each -> ComplaintRecord.of(each, read.content()))
                            .toList(),
                    read.content().evidence().stream().map(ComplaintFile::of).toList(),
                    read.steps().stream().map(ComplaintEntry::of).toList());
        }

        @Override
        public String toString() {
            return "DeskComplaintOpened[redacted]";
        }
    }

    /** What the desk asks. */
    public record DeskQuestion(@Nullable String text) {
        @Override
        public String toString() {
            return "DeskQuestion[redacted]";
        }
    }

    /**
     * The answer.
     *
     * @param reason what was found and why it is answered so
     * @param remedy what the hospital does now, and what she can do if that is not enough
     * @param code a fresh one-time code of who signs
     */
    public record DeskAnswer(
            @Nullable String reason, @Nullable String remedy, @Nullable String code) {
        @Override
        public String toString() {
            return "DeskAnswer[redacted]";
        }
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text;
    }

    private DeskComplaintOpened opened(StaffPrincipal staff, String id) {
        return DeskComplaintOpened.of(cases.open(staff, id));
    }

    /** Lists them. */
    @GET
    @Operation(
            operationId = "listDeskComplaints",
            summary = "Complaints that this desk owes an answer",
            description = "For privacy officers. What is due first comes first.")
    @ApiResponse(responseCode = "200", description = "The list.", useReturnTypeSchema = true)
    public DeskComplaints list(@Auth StaffPrincipal staff) {
        return new DeskComplaints(cases.list(staff).stream().map(DeskComplaint::of).toList());
    }

    /** Opens one. */
    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getDeskComplaint",
            summary = "One complaint at the desk",
            description = "Nobody opens one that is about herself.")
    @ApiResponse(responseCode = "200", description = "It is open.", useReturnTypeSchema = true)
    public DeskComplaintOpened find(
            @Auth StaffPrincipal staff,
            @PathParam("id") @Parameter(schema = @Schema(example = EXAMPLE)) String id) {
        return opened(staff, id);
    }

    /** Hands out a file. */
    @GET
    @Path("/{id}/evidence")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "getDeskComplaintEvidence",
            summary = "A file of evidence",
            description = "Streamed, for saving alone.")
    @ApiResponse(
            responseCode = "200",
            description = "The bytes.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = "string", format = "binary")))
    public Response evidence(
            @Auth StaffPrincipal staff,
            @PathParam("id") @Parameter(schema = @Schema(example = EXAMPLE)) String id,
            @Parameter(description = "As the complaint lists it.")
                    @QueryParam("name")
                    @DefaultValue("")
                    String name) {
        InputStream file = cases.evidence(staff, id, name);
        StreamingOutput body =
                out -> {
                    try (file) {
                        file.transferTo(out);
                    }
                };
        return Response.ok(body, MediaType.APPLICATION_OCTET_STREAM_TYPE).build();
    }

    /** Takes one on. */
    @POST
    @Path("/{id}/take")
    @Operation(
            operationId = "takeDeskComplaint",
            summary = "Take a complaint on",
            description = "Its clock goes on as before.")
    @ApiResponse(responseCode = "200", description = "The case.", useReturnTypeSchema = true)
    public DeskComplaintOpened take(
            @Auth StaffPrincipal staff,
            @PathParam("id") @Parameter(schema = @Schema(example = EXAMPLE)) String id) {
        cases.assign(staff, id);
        return opened(staff, id);
    }

    /** Asks her something. */
    @POST
    @Path("/{id}/questions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "askComplainant",
            summary = "Ask the person who complains",
            description = "The clock goes on.")
    @ApiResponse(responseCode = "200", description = "The case.", useReturnTypeSchema = true)
    public DeskComplaintOpened ask(
            @Auth StaffPrincipal staff,
            @PathParam("id") @Parameter(schema = @Schema(example = EXAMPLE)) String id,
            @Nullable DeskQuestion body) {
        cases.ask(staff, id, given(body == null ? null : body.text()));
        return opened(staff, id);
    }

    /** Answers. */
    @POST
    @Path("/{id}/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "answerDeskComplaint",
            summary = "Answer a complaint",
            description = "With reason and remedy, signed by a fresh one-time code.")
    @ApiResponse(responseCode = "200", description = "The case.", useReturnTypeSchema = true)
    public DeskComplaintOpened answer(
            @Auth StaffPrincipal staff,
            @PathParam("id") @Parameter(schema = @Schema(example = EXAMPLE)) String id,
            @Nullable DeskAnswer body) {
        DeskAnswer answer = body == null ? new DeskAnswer(null, null, null) : body;
        cases.answer(
                staff, id, given(answer.reason()), given(answer.remedy()), given(answer.code()));
        return opened(staff, id);
    }
}
