package org.whosaw.portal.app.complaint;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.Handover;
import org.whosaw.portal.app.complaint.ComplaintView.ComplaintFile;
import org.whosaw.portal.complaint.ComplaintError;
import org.whosaw.portal.complaint.RouteAnswer;
import org.whosaw.portal.complaint.desk.ComplaintDesk;
import org.whosaw.portal.complaint.desk.ComplaintDesk.Begun;
import org.whosaw.portal.complaint.desk.ComplaintDraft;
import org.whosaw.portal.crypto.CodeKeys.CodeKey;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.text.Language;

/** Takes a complaint down, from its first word to the filing. */
@Path("/api/v1/complaints")
@Produces(MediaType.APPLICATION_JSON)
@Open("whoever was called may complain, signed in or not; what is written opens with its code")
public final class ComplaintResource {
    static final String KEY = "Complaint-Key";
    static final String KEY_TEXT =
            "What `openComplaint` or `beginComplaint` gave; it never expires.";

    private final ComplaintDesk desk;
    private final Handover handover;
    private final Supplier<Optional<ComplaintDraft.Hospital>> only;

    /**
     * Builds it.
     *
     * @param only the one hospital of this portal, when there is but one
     */
    public ComplaintResource(
            ComplaintDesk desk,
            Handover handover,
            Supplier<Optional<ComplaintDraft.Hospital>> only) {
        this.desk = desk;
        this.handover = handover;
        this.only = only;
    }

    /**
     * A complaint that was begun.
     *
     * @param code sixteen digits; whoever loses them loses the complaint
     * @param key stands for the code in the header {@code Complaint-Key}
     */
    public record ComplaintBegun(
            @Schema(example = "1234 5678 9012 3452") String code,
            String key,
            ComplaintView complaint) {
        static ComplaintBegun of(ComplaintDesk desk, Handover handover, Begun begun) {
            return new ComplaintBegun(
                    begun.code().grouped(),
                    begun.key().token(),
                    ComplaintView.of(desk, handover.standing(begun.key())));
        }

        @Override
        public String toString() {
            return "ComplaintBegun[redacted]";
        }
    }

    /** The code of one. */
    public record ComplaintCode(@Schema(example = "1234 5678 9012 3452") @NotNull String code) {
        @Override
        public String toString() {
            return "ComplaintCode[redacted]";
        }
    }

    /** One that was opened with its code. */
    public record ComplaintOpened(String key, ComplaintView complaint) {
        @Override
        public String toString() {
            return "ComplaintOpened[redacted]";
        }
    }

    /** What she says as she files. */
    public record ComplaintDeclaration(
            @Schema(description = "That what she writes is true, as far as she knows.")
                    boolean declarationTrue) {}

    /** Returns what a header opens. */
    static CodeKey open(ComplaintDesk desk, @Nullable String header) {
        return desk.ofToken(header)
                .orElseThrow(() -> new PortalException(ComplaintError.NO_SUCH_CODE));
    }

    private ComplaintView view(CodeKey key) {
        return ComplaintView.of(desk, handover.standing(key));
    }

    /** Begins one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "beginComplaint",
            summary = "Begin a complaint",
            description =
                    "Anybody may, with an account or without. It is sealed to the code that is"
                            + " answered, which nothing replaces; a draft waits 30 days. Nothing is"
                            + " sent before `fileComplaint`. To begin from a record of one's own:"
                            + " `POST /api/v1/me/complaints`.")
    @ApiResponse(
            responseCode = "201",
            description = "It is begun.",
            content = @Content(schema = @Schema(implementation = ComplaintBegun.class)))
    public Response begin(
            @Context HttpServletRequest servlet,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Nullable String language,
            @Nullable ComplaintFields body) {
        ComplaintFields fields = body == null ? ComplaintFields.NOTHING : body;
        ComplaintDraft draft =
                fields.into(ComplaintDraft.EMPTY.from(List.of(), only.get().orElse(null)));
        Begun begun = desk.begin(draft, Language.of(language), servlet.getRemoteAddr());
        return Response.status(Response.Status.CREATED)
                .entity(ComplaintBegun.of(desk, handover, begun))
                .build();
    }

    /** Opens one with its code. */
    @POST
    @Path("/open")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "openComplaint",
            summary = "Open a complaint by its code",
            description = "The digits may have spaces or hyphens. Few tries an hour are taken.")
    @ApiResponse(responseCode = "200", description = "It is open.", useReturnTypeSchema = true)
    public ComplaintOpened open(@Context HttpServletRequest servlet, @Nullable ComplaintCode body) {
        String code = body == null ? null : body.code();
        if (code == null) {
            throw PortalException.ofFields(
                    KernelError.INVALID_FIELDS, List.of(new FieldError("code", "required")));
        }
        CodeKey key = desk.enter(code, servlet.getRemoteAddr());
        return new ComplaintOpened(key.token(), view(key));
    }

    /** Reads it. */
    @GET
    @Path("/mine")
    @Operation(
            operationId = "getComplaint",
            summary = "The complaint that my key opens",
            description = "All that is known of it: nobody else can read it.")
    @ApiResponse(responseCode = "200", description = "The complaint.", useReturnTypeSchema = true)
    public ComplaintView find(
            @Parameter(description = KEY_TEXT) @HeaderParam(KEY) @Nullable String key) {
        return view(open(desk, key));
    }

    /** Changes a draft. */
    @PATCH
    @Path("/mine")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeComplaint",
            summary = "Write into a draft",
            description =
                    "Fields that are not there stay. What is missing or wrong is said when it is"
                            + " filed, all at once.")
    @ApiResponse(responseCode = "200", description = "The draft.", useReturnTypeSchema = true)
    public ComplaintView change(
            @Parameter(description = KEY_TEXT) @HeaderParam(KEY) @Nullable String key,
            @Nullable ComplaintFields body) {
        CodeKey opened = open(desk, key);
        ComplaintFields fields = body == null ? ComplaintFields.NOTHING : body;
        desk.save(opened, fields::into);
        return view(opened);
    }

    /** Gives up a draft. */
    @DELETE
    @Path("/mine")
    @Operation(
            operationId = "discardComplaint",
            summary = "Give up a draft",
            description = "Nothing of it stays. One that is filed cannot be deleted.")
    @ApiResponse(responseCode = "204", description = "It is gone.")
    public void discard(@Parameter(description = KEY_TEXT) @HeaderParam(KEY) @Nullable String key) {
        desk.discard(open(desk, key));
    }

    /** Says where it would go and why. */
    @GET
    @Path("/mine/route")
    @Operation(
            operationId = "explainComplaintRoute",
            summary = "Where it would go, and why",
            description = "By the table, for what is written so far. She may choose another.")
    @ApiResponse(responseCode = "200", description = "The answer.", useReturnTypeSchema = true)
    public RouteAnswer route(
            @Parameter(description = KEY_TEXT) @HeaderParam(KEY) @Nullable String key) {
        return desk.route(desk.find(open(desk, key)).body().draft());
    }

    /** Takes a file as it comes. */
    @POST
    @Path("/mine/evidence")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "addComplaintEvidence",
            summary = "Add a file of evidence",
            description =
                    "The bytes alone, streamed: pictures, sound, PDF or text of at most 30 MB, 20"
                            + " files and 100 MB together. What they are is told from the bytes;"
                            + " a picture's metadata is taken out. A refused file changes nothing.")
    @ApiResponse(
            responseCode = "201",
            description = "It is kept.",
            content = @Content(schema = @Schema(implementation = ComplaintFile.class)))
    public Response evidence(
            @Parameter(description = KEY_TEXT) @HeaderParam(KEY) @Nullable String key,
            @Schema(type = "string", format = "binary") InputStream body)
            throws IOException {
        ComplaintFile kept = ComplaintFile.of(desk.addEvidence(open(desk, key), body));
        return Response.status(Response.Status.CREATED).entity(kept).build();
    }

    /** Takes a file out. */
    @DELETE
    @Path("/mine/evidence/{name}")
    @Operation(
            operationId = "removeComplaintEvidence",
            summary = "Take a file out again",
            description = "One that is not there stays so.")
    @ApiResponse(responseCode = "204", description = "It is not there.")
    public void remove(
            @Parameter(description = KEY_TEXT) @HeaderParam(KEY) @Nullable String key,
            @PathParam("name") @Parameter(schema = @Schema(example = "01-ev_0HV3K9QZ7M2TD.jpg"))
                    String name) {
        desk.removeEvidence(open(desk, key), name);
    }

    /** Files it. */
    @POST
    @Path("/mine/file")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "fileComplaint",
            summary = "File it",
            description =
                    "From here on it cannot be lost or changed. Where its authority takes packages"
                            + " from us it is on its way when this answers; else she hands it over"
                            + " herself. What is missing is named, field by field, and the draft"
                            + " stays.")
    @ApiResponse(responseCode = "200", description = "It is filed.", useReturnTypeSchema = true)
    public ComplaintView file(
            @Parameter(description = KEY_TEXT) @HeaderParam(KEY) @Nullable String key,
            @Nullable ComplaintDeclaration body) {
        CodeKey opened = open(desk, key);
        if (body == null || !body.declarationTrue()) {
            throw PortalException.ofFields(
                    KernelError.INVALID_FIELDS,
                    List.of(new FieldError("declarationTrue", "required")));
        }
        if (!desk.isFiled(opened)) {
            desk.file(opened);
        }
        return view(opened);
    }
}
