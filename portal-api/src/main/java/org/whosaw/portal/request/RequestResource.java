package org.whosaw.portal.request;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.Tagged;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Page;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.request.RequestDesk.Filed;

/** Takes a patient's requests and shows her where they stand. */
@Path("/api/v1/me/requests")
@Tag(name = "me")
@Produces(MediaType.APPLICATION_JSON)
public final class RequestResource {
    private final RequestDesk desk;
    private final Clock clock;

    RequestResource(RequestDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** Files one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "fileRequest",
            summary = "Ask why somebody opened my information",
            description =
                    "A line is asked about once; asking again answers 200 with the request that is"
                        + " there. While she lies in the hospital it waits for discharge, unless"
                        + " `when` is `now`. A look at mother and child is a line on both lists:"
                        + " `subject` says from which she asks. The person who looked never learns"
                        + " who asked.")
    @ApiResponse(
            responseCode = "201",
            description = "Filed.",
            content = @Content(schema = @Schema(implementation = MyRequest.class)))
    @ApiResponse(
            responseCode = "200",
            description = "It had been filed before.",
            content = @Content(schema = @Schema(implementation = MyRequest.class)))
    public Response file(@Auth PatientPrincipal patient, @Nullable NewRequest body) {
        List<FieldError> errors = new ArrayList<>();
        NewRequest asked = body == null ? new NewRequest(null, null, null, null, null) : body;
        boolean now = "now".equals(asked.when());
        if (!now && asked.when() != null && !asked.when().equals("after-discharge")) {
            errors.add(new FieldError("when", "invalid"));
        }
        if (kind(asked.type()) == null) {
            errors.add(new FieldError("type", asked.type() == null ? "required" : "invalid"));
        }
        OptionalLong event =
                asked.access() == null
                        ? OptionalLong.empty()
                        : Ids.parse(IdPrefix.ACCESS, asked.access());
        if (event.isEmpty()) {
            errors.add(new FieldError("access", asked.access() == null ? "required" : "invalid"));
        }
        String words = words(asked.words());
        if (words != null && words.length() > NewRequest.LONGEST_WORDS) {
            errors.add(new FieldError("words", "too-long", List.of(NewRequest.LONGEST_WORDS)));
        }
        if (!errors.isEmpty()) {
            throw PortalException.ofFields(KernelError.INVALID_FIELDS, errors);
        }
        if (kind(asked.type()) != RequestKind.EXPLAIN) {
            throw new PortalException(RequestError.KIND_NOT_OFFERED);
        }
        List<Subject> lists =
                asked.subject() == null ? patient.subjects() : patient.chosen(asked.subject());
        Filed filed = desk.ask(patient, lists, event.getAsLong(), words, now);
        MyRequest view = MyRequest.of(filed.request(), patient.accountId(), clock.instant());
        return filed.fresh()
                ? Response.created(URI.create("/api/v1/me/requests/" + view.id()))
                        .entity(view)
                        .build()
                : Response.ok(view).build();
    }

    private static @Nullable RequestKind kind(@Nullable String type) {
        return type == null ? null : Coded.parse(RequestKind.class, type).orElse(null);
    }

    private static @Nullable String words(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** Lists. */
    @GET
    @Tagged
    @Operation(
            operationId = "listRequests",
            summary = "What I asked, and where it stands",
            description = "Newest first, without the steps, which each one's own page shows.")
    @ApiResponse(responseCode = "200", description = "All of them.", useReturnTypeSchema = true)
    public Page<MyRequest> list(
            @Auth PatientPrincipal patient,
            @Parameter(description = "pt_…; all her own without it") @QueryParam("subject")
                    @Nullable String subject) {
        return new Page<>(
                desk.list(patient, patient.chosen(subject)).stream()
                        .map(each -> MyRequest.of(each, patient.accountId(), clock.instant()))
                        .toList(),
                null);
    }

    /** Shows one. */
    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getRequest",
            summary = "One request",
            description = "With its steps, and the signed answer when there is one.")
    @ApiResponse(responseCode = "200", description = "The request.", useReturnTypeSchema = true)
    public MyRequest find(
            @Auth PatientPrincipal patient,
            @PathParam("id") @Parameter(schema = @Schema(example = "rq_0HV3K9QZ7M2TD")) String id) {
        return view(patient, desk.find(patient, id));
    }

    /** Gives the signed answer. */
    @GET
    @Path("/{id}/answer")
    @Produces("application/jose")
    @Operation(
            operationId = "getSignedAnswer",
            summary = "The signed answer, to keep and to check",
            description =
                    "A JWS in compact form (RFC 7515) over the answer's JSON; the key is at"
                            + " `/.well-known/jwks.json`. Not found while there is no answer.")
    @ApiResponse(
            responseCode = "200",
            description = "The JWS.",
            content =
                    @Content(
                            mediaType = "application/jose",
                            schema = @Schema(type = "string", example = "eyJhbGciOi…")))
    public String answer(
            @Auth PatientPrincipal patient,
            @PathParam("id") @Parameter(schema = @Schema(example = "rq_0HV3K9QZ7M2TD")) String id) {
        String signed = desk.find(patient, id).signedAnswer();
        if (signed == null) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        return signed;
    }

    /** Sends one that waits. */
    @POST
    @Path("/{id}/send-now")
    @Operation(
            operationId = "sendRequestNow",
            summary = "Do not wait for my discharge",
            description = "The clock begins. One that does not wait stays as it is.")
    @ApiResponse(responseCode = "200", description = "The request.", useReturnTypeSchema = true)
    public MyRequest sendNow(
            @Auth PatientPrincipal patient,
            @PathParam("id") @Parameter(schema = @Schema(example = "rq_0HV3K9QZ7M2TD")) String id) {
        return view(patient, desk.sendNow(patient, id));
    }

    /** Takes one back. */
    @POST
    @Path("/{id}/withdraw")
    @Operation(
            operationId = "withdrawRequest",
            summary = "Take it back",
            description = "One that is over stays as it is.")
    @ApiResponse(responseCode = "200", description = "The request.", useReturnTypeSchema = true)
    public MyRequest withdraw(
            @Auth PatientPrincipal patient,
            @PathParam("id") @Parameter(schema = @Schema(example = "rq_0HV3K9QZ7M2TD")) String id) {
        return view(patient, desk.withdraw(patient, id));
    }

    private MyRequest view(PatientPrincipal patient, Request request) {
        return MyRequest.of(request, patient.accountId(), clock.instant());
    }
}
