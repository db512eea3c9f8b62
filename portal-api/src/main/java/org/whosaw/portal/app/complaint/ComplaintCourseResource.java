package org.whosaw.portal.app.complaint;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.Handover;
import org.whosaw.portal.authority.AuthorityCourier;
import org.whosaw.portal.complaint.EvidenceSource;
import org.whosaw.portal.complaint.FiledComplaint;
import org.whosaw.portal.complaint.course.ComplaintStep;
import org.whosaw.portal.complaint.desk.ComplaintDesk;
import org.whosaw.portal.complaint.desk.Typed;
import org.whosaw.portal.crypto.CodeKeys.CodeKey;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.ledger.receipt.ReceiptFile;

/** Follows a filed complaint: its papers, its steps, and what she writes to the hospital. */
@Path("/api/v1/complaints")
@Produces(MediaType.APPLICATION_JSON)
@Open("the code is the key, and there is no other")
public final class ComplaintCourseResource {
    private final ComplaintDesk desk;
    private final Handover handover;
    private final AuthorityCourier courier;

    public ComplaintCourseResource(
            ComplaintDesk desk, Handover handover, AuthorityCourier courier) {
        this.desk = desk;
        this.handover = handover;
        this.courier = courier;
    }

    /**
     * A step that she notes.
     *
     * @param authority where it went on to, or who answered beside; its code
     * @param reference the authority's own number
     * @param words what it said
     * @param confirmed to go on to another authority: the content hash of what she was shown
     */
    public record ComplaintNote(
            @NotNull ComplaintStep step,
            @Schema(nullable = true, example = "health-local") @Nullable String authority,
            @Schema(nullable = true, example = "2026-0042") @Nullable String reference,
            @Schema(nullable = true, example = "已责令改正") @Nullable String words,
            @Nullable String confirmed) {
        @Override
        public String toString() {
            return "ComplaintNote[" + step + "]";
        }
    }

    /** What she writes to the hospital's desk. */
    public record ComplaintReply(@Schema(example = "11 月 22 日上午") @NotNull String text) {
        @Override
        public String toString() {
            return "ComplaintReply[redacted]";
        }
    }

    /** One authority's form, to be copied field by field. */
    public record ComplaintForm(List<ComplaintFormField> items) {
        public ComplaintForm {
            items = List.copyOf(items);
        }
    }

    /**
     * One field, in the authority's order.
     *
     * @param limit how many characters it takes, 0 when none is known
     * @param tooLong whether she has to shorten it herself
     */
    public record ComplaintFormField(String label, String text, int limit, boolean tooLong) {
        @Override
        public String toString() {
            return "ComplaintFormField[" + label + "]";
        }
    }

    private static PortalException notFiled() {
        return new PortalException(KernelError.NOT_FOUND);
    }

    private FiledComplaint filed(CodeKey key, @Nullable String authority) {
        return (authority == null ? desk.filed(key) : desk.filed(key, authority))
                .orElseThrow(ComplaintCourseResource::notFiled);
    }

    /** Hands out the receipt that is there at once. */
    @GET
    @Path("/mine/receipt")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            operationId = "getComplaintReceipt",
            summary = "The signed receipt",
            description =
                    "A signed note (C2SP) with number, time and content hash, there as soon as it"
                            + " is filed. Not found for a draft.")
    @ApiResponse(
            responseCode = "200",
            description = "The receipt.",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_PLAIN,
                            schema = @Schema(type = "string", example = "whosaw.complaint.v1…")))
    public String receipt(
            @Parameter(description = ComplaintResource.KEY_TEXT) @HeaderParam(ComplaintResource.KEY)
                    @Nullable String key) {
        return desk.receipt(ComplaintResource.open(desk, key))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(ComplaintCourseResource::notFiled);
    }

    /** Hands out the receipt with the proof of every step. */
    @GET
    @Path("/mine/proof")
    @Operation(
            operationId = "getComplaintProof",
            summary = "The receipt with the proof of each step",
            description =
                    "A second or two after a step; until then 503 with the seconds to wait. Not"
                            + " found for a draft.")
    @ApiResponse(
            responseCode = "200",
            description = "A receipt.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = "object")))
    public Response proof(
            @Parameter(description = ComplaintResource.KEY_TEXT) @HeaderParam(ComplaintResource.KEY)
                    @Nullable String key) {
        CodeKey opened = ComplaintResource.open(desk, key);
        if (desk.find(opened).body().filing() == null) {
            throw notFiled();
        }
        return Response.ok(ReceiptFile.write(desk.proof(opened))).build();
    }

    /** Hands out the package, written as it goes. */
    @GET
    @Path("/mine/package")
    @Produces("application/zip")
    @Operation(
            operationId = "getComplaintPackage",
            summary = "The package for the authority",
            description =
                    "One ZIP: complaint, PDF in Chinese, evidence, extracts with proofs, manifest"
                            + " and signature. Written as it goes, however large the evidence is.")
    @ApiResponse(
            responseCode = "200",
            description = "The package.",
            content =
                    @Content(
                            mediaType = "application/zip",
                            schema = @Schema(type = "string", format = "binary")))
    public Response file(
            @Parameter(description = ComplaintResource.KEY_TEXT) @HeaderParam(ComplaintResource.KEY)
                    @Nullable String key,
            @Parameter(description = "For which of its authorities; the one it lies with.")
                    @QueryParam("authority")
                    @Nullable String authority) {
        CodeKey opened = ComplaintResource.open(desk, key);
        FiledComplaint filed = filed(opened, authority);
        EvidenceSource evidence = desk.source(opened);
        desk.packaged(opened);
        StreamingOutput zip = out -> courier.write(filed, evidence, out);
        return Response.ok(zip, "application/zip").build();
    }

    /** Lays it out for the authority's own form. */
    @GET
    @Path("/mine/form")
    @Operation(
            operationId = "getComplaintForm",
            summary = "What to copy into the authority's form",
            description = "In its order and limits, in Chinese. Nothing is filled in or sent.")
    @ApiResponse(responseCode = "200", description = "The fields.", useReturnTypeSchema = true)
    public ComplaintForm form(
            @Parameter(description = ComplaintResource.KEY_TEXT) @HeaderParam(ComplaintResource.KEY)
                    @Nullable String key,
            @Parameter(description = "For which of its authorities; the one it lies with.")
                    @QueryParam("authority")
                    @Nullable String authority) {
        FiledComplaint filed = filed(ComplaintResource.open(desk, key), authority);
        return new ComplaintForm(
                courier.form(filed).stream()
                        .map(
                                each ->
                                        new ComplaintFormField(
                                                each.label(),
                                                each.text(),
                                                each.limit(),
                                                each.isTooLong()))
                        .toList());
    }

    /** Notes a step. */
    @POST
    @Path("/mine/steps")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "noteComplaintStep",
            summary = "Note what happened, or go on to another authority",
            description =
                    "`taken-further` and `copied` send it on, by the channel of the authority that"
                            + " is named, once `confirmed` is the content hash of what she was"
                            + " shown. `withdrawn` takes back a package that nobody has taken.")
    @ApiResponse(responseCode = "200", description = "The complaint.", useReturnTypeSchema = true)
    public ComplaintView note(
            @Parameter(description = ComplaintResource.KEY_TEXT) @HeaderParam(ComplaintResource.KEY)
                    @Nullable String key,
            @Nullable ComplaintNote body) {
        CodeKey opened = ComplaintResource.open(desk, key);
        ComplaintStep step = body == null ? null : body.step();
        if (body == null || step == null) {
            throw PortalException.ofFields(
                    KernelError.INVALID_FIELDS, List.of(new FieldError("step", "required")));
        }
        switch (step) {
            case TAKEN_FURTHER, COPIED ->
                    desk.takeTo(opened, step, body.authority(), body.confirmed());
            case HANDED_OVER -> desk.handedOver(opened);
            default -> {
                if (step == ComplaintStep.WITHDRAWN) {
                    handover.takeBack(opened);
                }
                desk.step(
                        opened, step, body.authority(), line(body.reference()), text(body.words()));
            }
        }
        return ComplaintView.of(desk, handover.standing(opened));
    }

    private static @Nullable String line(@Nullable String typed) {
        return typed == null ? null : Typed.line(typed);
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null ? null : Typed.plain(typed);
    }

    /** Writes to the hospital. */
    @POST
    @Path("/mine/replies")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replyToHospital",
            summary = "Write to the hospital's desk",
            description = "When it went there, and the desk asked or answered.")
    @ApiResponse(responseCode = "200", description = "The complaint.", useReturnTypeSchema = true)
    public ComplaintView reply(
            @Parameter(description = ComplaintResource.KEY_TEXT) @HeaderParam(ComplaintResource.KEY)
                    @Nullable String key,
            @Nullable ComplaintReply body) {
        CodeKey opened = ComplaintResource.open(desk, key);
        String text = body == null ? null : body.text();
        desk.replyToHospital(opened, text == null ? "" : text);
        return ComplaintView.of(desk, handover.standing(opened));
    }
}
