package org.whosaw.portal.request.rights.rest;

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
import java.util.Objects;
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
import org.whosaw.portal.request.RequestKind;
import org.whosaw.portal.request.rights.Capacity;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.RightsScope;
import org.whosaw.portal.request.rights.RightsWords;
import org.whosaw.portal.request.rights.desk.Filing;
import org.whosaw.portal.request.rights.desk.RightsDesk;

/** Takes what a patient asks of the hospital beside why somebody looked, and shows it to her. */
@Path("/api/v1/me/rights")
@Tag(name = "me")
@Produces(MediaType.APPLICATION_JSON)
public final class RightsResource {
    private final RightsDesk desk;
    private final Clock clock;

    public RightsResource(RightsDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** Files one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "fileRight",
            summary = "Ask the hospital to show, copy, correct, delete, restrict…",
            description =
                    "No reason is demanded and nothing costs. What her own lists show is answered"
                        + " at once with `self-service`. A copy, a transfer and a deletion need her"
                        + " second factor. For somebody else (`relative`, `agent`) papers are"
                        + " checked first; whether that person was a patient is never shown.")
    @ApiResponse(
            responseCode = "201",
            description = "Filed.",
            content = @Content(schema = @Schema(implementation = MyRight.class)))
    public Response file(@Auth PatientPrincipal patient, @Nullable NewRight body) {
        NewRight asked = body == null ? NewRight.NOTHING : body;
        List<FieldError> errors = new ArrayList<>();
        RequestKind kind = parsed(RequestKind.class, "kind", asked.kind(), errors);
        RightsScope scope = parsed(RightsScope.class, "scope", asked.scope(), errors);
        Capacity capacity =
                asked.capacity() == null
                        ? null
                        : parsed(Capacity.class, "capacity", asked.capacity(), errors);
        OptionalLong event =
                asked.access() == null
                        ? OptionalLong.empty()
                        : Ids.parse(IdPrefix.ACCESS, asked.access());
        if (asked.access() != null && event.isEmpty()) {
            errors.add(new FieldError("access", "invalid"));
        }
        if (!errors.isEmpty() || kind == null || scope == null) {
            throw PortalException.ofFields(KernelError.INVALID_FIELDS, errors);
        }
        Subject subject = subject(patient, asked.subject());
        MyRight filed =
                view(
                        patient,
                        desk.file(
                                patient,
                                new Filing(
                                        subject,
                                        capacity == null ? own(subject) : capacity,
                                        kind,
                                        scope,
                                        words(asked),
                                        event.isPresent() ? (Long) event.getAsLong() : null,
                                        Boolean.TRUE.equals(asked.colleague()))));
        return Response.created(URI.create("/api/v1/me/rights/" + filed.id()))
                .entity(filed)
                .build();
    }

    private static <E extends Enum<E> & Coded> @Nullable E parsed(
            Class<E> type, String field, @Nullable String code, List<FieldError> errors) {
        E found = code == null ? null : Coded.parse(type, code).orElse(null);
        if (found == null) {
            errors.add(new FieldError(field, code == null ? "required" : "invalid"));
        }
        return found;
    }

    private static Subject subject(PatientPrincipal patient, @Nullable String code) {
        List<Subject> chosen = patient.chosen(code);
        List<Subject> all = chosen.isEmpty() ? patient.subjects() : chosen;
        return all.stream()
                .findFirst()
                .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
    }

    private static Capacity own(Subject subject) {
        return subject.guarded() ? Capacity.GUARDIAN : Capacity.SELF;
    }

    private static RightsWords words(NewRight asked) {
        return new RightsWords(
                plain(asked.words()),
                null,
                plain(asked.aboutName()),
                plain(asked.aboutNumber()),
                plain(asked.relation()),
                plain(asked.receiver()));
    }

    private static @Nullable String plain(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** Lists. */
    @GET
    @Tagged
    @Operation(
            operationId = "listRights",
            summary = "What I asked of the hospital, and where it stands",
            description = "Newest first, without the steps, which each one's own page shows.")
    @ApiResponse(responseCode = "200", description = "All of them.", useReturnTypeSchema = true)
    public Page<MyRight> list(
            @Auth PatientPrincipal patient,
            @Parameter(description = "pt_…; all her own without it") @QueryParam("subject")
                    @Nullable String subject) {
        return new Page<>(
                desk.list(patient, patient.chosen(subject)).stream()
                        .map(each -> view(patient, each))
                        .toList(),
                null);
    }

    /** Shows one. */
    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getRight",
            summary = "One request",
            description = "With its steps and, when there is one, the signed answer.")
    @ApiResponse(responseCode = "200", description = "The request.", useReturnTypeSchema = true)
    public MyRight find(
            @Auth PatientPrincipal patient,
            @PathParam("id") @Parameter(schema = @Schema(example = "rq_0HV3K9QZ7M2TD")) String id) {
        return view(patient, desk.find(patient, id));
    }

    /** Takes her reply. */
    @POST
    @Path("/{id}/reply")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replyToRight",
            summary = "Send what is missing, add something, or open it again",
            description =
                    "The clock that stood runs on. A request that was answered is open again and"
                            + " its period begins anew.")
    @ApiResponse(responseCode = "200", description = "The request.", useReturnTypeSchema = true)
    public MyRight reply(
            @Auth PatientPrincipal patient,
            @PathParam("id") @Parameter(schema = @Schema(example = "rq_0HV3K9QZ7M2TD")) String id,
            NewRight.@Nullable Reply body) {
        String words = body == null ? null : body.words();
        return view(patient, desk.reply(patient, id, Objects.requireNonNullElse(words, "")));
    }

    /** Takes one back. */
    @POST
    @Path("/{id}/withdraw")
    @Operation(
            operationId = "withdrawRight",
            summary = "Take it back",
            description = "One that is over stays as it is.")
    @ApiResponse(responseCode = "200", description = "The request.", useReturnTypeSchema = true)
    public MyRight withdraw(
            @Auth PatientPrincipal patient,
            @PathParam("id") @Parameter(schema = @Schema(example = "rq_0HV3K9QZ7M2TD")) String id) {
        return view(patient, desk.withdraw(patient, id));
    }

    /** Gives the signed answer. */
    @GET
    @Path("/{id}/answer")
    @Produces("application/jose")
    @Operation(
            operationId = "getSignedRight",
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
        RightsRequest request = desk.find(patient, id);
        return request.answer()
                .map(each -> each.signed(request.number(), request.kind().code()))
                .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
    }

    /** Gives the statement about the hospital's silence. */
    @GET
    @Path("/{id}/silence")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            operationId = "getSilence",
            summary = "The dated, signed statement that there was no answer in time",
            description =
                    "A signed note under the ledger's key, for an authority or a court; `portal"
                            + " verify` checks it. Not found while the hospital is not late.")
    @ApiResponse(
            responseCode = "200",
            description = "The note.",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_PLAIN,
                            schema =
                                    @Schema(
                                            type = "string",
                                            example = "whosaw.answer-overdue.v1…")))
    public String silence(
            @Auth PatientPrincipal patient,
            @PathParam("id") @Parameter(schema = @Schema(example = "rq_0HV3K9QZ7M2TD")) String id) {
        return desk.silence(patient, id);
    }

    private MyRight view(PatientPrincipal patient, RightsRequest request) {
        return MyRight.of(request, patient.accountId(), clock.instant());
    }
}
