package org.whosaw.portal.request.rights.rest;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.request.rights.RefusalReason;
import org.whosaw.portal.request.rights.RightsAnswer.Content;
import org.whosaw.portal.request.rights.RightsError;
import org.whosaw.portal.request.rights.RightsOutcome;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.desk.RightsWork;

/** The desk's side of one request. */
@Path("/api/v1/staff/requests/{id}")
@Tag(name = "staff")
@Produces(MediaType.APPLICATION_JSON)
public final class DeskRightResource {
    private static final String EXAMPLE = "rq_0HV3K9QZ7M2TD";
    private static final int NONE = -1;

    private final RightsWork work;
    private final Clock clock;

    public DeskRightResource(RightsWork work, Clock clock) {
        this.work = work;
        this.clock = clock;
    }

    /** Opens it. */
    @GET
    @Operation(
            operationId = "getDeskRight",
            summary = "One request at the desk",
            description = "Opening it is a look that stands on the patient's own list.")
    @ApiResponse(responseCode = "200", description = "It is open.", useReturnTypeSchema = true)
    public DeskRight find(
            @Auth StaffPrincipal staff,
            @PathParam("id") @Parameter(schema = @Schema(example = EXAMPLE)) String id) {
        return view(work.open(staff, id).request());
    }

    /** Says to her that the desk has it. */
    @POST
    @Path("/acknowledge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "acknowledgeDeskRight",
            summary = "Say that the desk has it",
            description = "She is told. `version` is that of the request as it was read.")
    @ApiResponse(responseCode = "200", description = "The request.", useReturnTypeSchema = true)
    public DeskRight acknowledge(
            @Auth StaffPrincipal staff,
            @PathParam("id") @Parameter(schema = @Schema(example = EXAMPLE)) String id,
            DeskRight.@Nullable Move body) {
        return view(work.acknowledge(staff, id, version(body)));
    }

    /** Takes it on. */
    @POST
    @Path("/take")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "takeDeskRight",
            summary = "Take it on",
            description = "Whoever had it before has it no more.")
    @ApiResponse(responseCode = "200", description = "The request.", useReturnTypeSchema = true)
    public DeskRight take(
            @Auth StaffPrincipal staff,
            @PathParam("id") @Parameter(schema = @Schema(example = EXAMPLE)) String id,
            DeskRight.@Nullable Move body) {
        return view(work.take(staff, id, version(body)));
    }

    /** Asks for what is missing. */
    @POST
    @Path("/missing")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "askMissingOfRight",
            summary = "Ask her for everything that is missing, once",
            description = "Her clock stands until she replies.")
    @ApiResponse(responseCode = "200", description = "The request.", useReturnTypeSchema = true)
    public DeskRight missing(
            @Auth StaffPrincipal staff,
            @PathParam("id") @Parameter(schema = @Schema(example = EXAMPLE)) String id,
            DeskRight.@Nullable Move body) {
        return view(work.askMissing(staff, id, version(body), given(body).text()));
    }

    /** Composes the answer. */
    @POST
    @Path("/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "answerDeskRight",
            summary = "Answer it",
            description =
                    "Refused with each field that the law demands and that is missing. A deletion,"
                            + " a copy and a transfer wait for a second person; any other answer is"
                            + " signed with `code` and sent.")
    @ApiResponse(responseCode = "200", description = "The request.", useReturnTypeSchema = true)
    public DeskRight answer(
            @Auth StaffPrincipal staff,
            @PathParam("id") @Parameter(schema = @Schema(example = EXAMPLE)) String id,
            DeskRight.@Nullable Answer body) {
        DeskRight.Answer said = body == null ? DeskRight.Answer.NOTHING : body;
        int version = Objects.requireNonNullElse(said.version(), NONE);
        work.at(staff, id, version);
        return view(work.compose(staff, id, version, content(said), plain(said.code())));
    }

    private static Content content(DeskRight.Answer said) {
        RightsOutcome outcome =
                Coded.parse(RightsOutcome.class, plain(said.outcome()))
                        .orElseThrow(() -> invalid("outcome"));
        return new Content(
                outcome,
                plain(said.text()),
                said.reason() == null
                        ? null
                        : Coded.parse(RefusalReason.class, said.reason())
                                .orElseThrow(() -> invalid("reason")),
                said.reasonText(),
                said.law(),
                said.remedies(),
                day(said.until()));
    }

    private static @Nullable LocalDate day(@Nullable String until) {
        try {
            return until == null ? null : LocalDate.parse(until);
        } catch (DateTimeParseException e) {
            throw invalid("until");
        }
    }

    private static PortalException invalid(String field) {
        return PortalException.ofFields(
                RightsError.INCOMPLETE, List.of(new FieldError(field, "invalid")));
    }

    /** Signs and sends a composed answer. */
    @POST
    @Path("/release")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "releaseDeskRight",
            summary = "Sign and send a composed answer, as the second person",
            description = "Never the one who composed it.")
    @ApiResponse(responseCode = "200", description = "The request.", useReturnTypeSchema = true)
    public DeskRight release(
            @Auth StaffPrincipal staff,
            @PathParam("id") @Parameter(schema = @Schema(example = EXAMPLE)) String id,
            DeskRight.@Nullable Move body) {
        return view(work.release(staff, id, version(body), given(body).code()));
    }

    private static int version(DeskRight.@Nullable Move body) {
        Integer version = body == null ? null : body.version();
        return version == null ? NONE : version;
    }

    /** What was sent, empty where nothing was. */
    private record Given(String text, String code) {
        @Override
        public String toString() {
            return "Given[redacted]";
        }
    }

    private static Given given(DeskRight.@Nullable Move body) {
        DeskRight.Move said = body == null ? DeskRight.Move.NOTHING : body;
        return new Given(plain(said.text()), plain(said.code()));
    }

    private static String plain(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private DeskRight view(RightsRequest request) {
        return DeskRight.of(request, clock.instant());
    }
}
