package org.whosaw.portal.consent.stop;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.RevocationScope;
import org.whosaw.portal.consent.enforcement.Enforcement;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.Tagged;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Page;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;

/** Stops what a patient allowed, and shows her where the stop is in force. */
@Path("/api/v1/me/stops")
@Tag(name = "me")
@Produces(MediaType.APPLICATION_JSON)
public final class StopResource {
    private final StopDesk desk;

    StopResource(StopDesk desk) {
        this.desk = desk;
    }

    /**
     * What is to stop: one of the three.
     *
     * @param recipient everything that one recipient gets
     * @param kind a kind of data, whoever gets it
     * @param everything all that rests on consent
     * @param subject of whom; all her own without it
     */
    public record NewStop(
            @Schema(nullable = true, example = "rc_0HV3K9QZ7M2TD") @Nullable String recipient,
            @Schema(nullable = true, example = "photograph") @Nullable String kind,
            @Schema(nullable = true) @Nullable Boolean everything,
            @Schema(nullable = true, example = "pt_0HV3K9QZ7M2TD") @Nullable String subject) {}

    /** What a stop would do. */
    public record StopPreview(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int grants,
            @NotNull List<MyStop.Party> told,
            @NotNull List<Counted> systems) {}

    /** How many of the hospital's systems do what with a stop. */
    @Schema(name = "SystemsCounted")
    public record Counted(
            @NotNull Enforcement enforcement,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) long count) {}

    /** Previews. */
    @GET
    @Path("/preview")
    @Operation(
            operationId = "previewStop",
            summary = "What would stop, and who would be told",
            description = "Changes nothing. Of one recipient, one kind, or everything.")
    @ApiResponse(responseCode = "200", description = "The preview.", useReturnTypeSchema = true)
    public StopPreview preview(
            @Auth PatientPrincipal patient,
            @QueryParam("recipient") @Nullable String recipient,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("everything") @Nullable String everything,
            @QueryParam("subject") @Nullable String subject) {
        List<Subject> subjects = patient.chosen(subject);
        boolean all = "true".equals(everything) || recipient == null && kind == null;
        NewStop asked = new NewStop(recipient, kind, all, subject);
        StopDesk.Preview preview = desk.preview(subjects, scope(subjects, asked));
        return new StopPreview(
                preview.grants(),
                preview.recipients().entrySet().stream()
                        .flatMap(
                                each ->
                                        java.util.stream.Stream.concat(
                                                java.util.stream.Stream.of(each.getKey()),
                                                each.getValue().stream()))
                        .distinct()
                        .map(MyStop.Party::of)
                        .toList(),
                java.util.Arrays.stream(Enforcement.values())
                        .map(
                                each ->
                                        new Counted(
                                                each,
                                                preview.systems().stream()
                                                        .filter(s -> s.enforcement() == each)
                                                        .count()))
                        .toList());
    }

    /** Stops. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "stop",
            summary = "Stop what I allowed",
            description =
                    "No reason is asked. When this answers, every system that asks is refused; the"
                        + " others are called, or read it tonight; the recipient and whoever gets"
                        + " data from it are asked to stop within 24 hours and to delete within 15"
                        + " working days, and each has to sign that it did.")
    @ApiResponse(
            responseCode = "201",
            description = "Stopped; one stop a recipient.",
            content = @Content(schema = @Schema(implementation = StopPage.class)))
    public Response stop(@Auth PatientPrincipal patient, @Nullable NewStop body) {
        NewStop asked = body == null ? new NewStop(null, null, null, null) : body;
        List<Subject> subjects = patient.chosen(asked.subject());
        List<MyStop> stops =
                desk.stop(patient, subjects, scope(subjects, asked)).stream()
                        .map(this::view)
                        .toList();
        return Response.created(URI.create("/api/v1/me/stops")).entity(new StopPage(stops)).build();
    }

    /** The stops that were made. */
    public record StopPage(@NotNull List<MyStop> items) {}

    private RevocationScope scope(List<Subject> subjects, NewStop asked) {
        boolean everything = Boolean.TRUE.equals(asked.everything());
        int named =
                (asked.recipient() == null ? 0 : 1)
                        + (asked.kind() == null ? 0 : 1)
                        + (everything ? 1 : 0);
        if (named != 1) {
            throw field("recipient", named == 0 ? "required" : "invalid");
        }
        if (asked.recipient() != null) {
            RecipientCard card = desk.recipient(subjects, asked.recipient());
            if (card == null) {
                throw field("recipient", "unknown-reference");
            }
            return RevocationScope.recipient(card.id());
        }
        return asked.kind() == null
                ? RevocationScope.everything()
                : RevocationScope.kind(
                        Coded.parse(DataCategory.class, asked.kind())
                                .orElseThrow(() -> field("kind", "invalid")));
    }

    private static PortalException field(String name, String code) {
        return PortalException.ofFields(
                KernelError.INVALID_FIELDS, List.of(new FieldError(name, code)));
    }

    /** Lists. */
    @GET
    @Tagged
    @Operation(
            operationId = "listStops",
            summary = "What I stopped, and where it is in force",
            description = "Newest first.")
    @ApiResponse(responseCode = "200", description = "All of them.", useReturnTypeSchema = true)
    public Page<MyStop> list(
            @Auth PatientPrincipal patient,
            @Parameter(description = "pt_…; all her own without it") @QueryParam("subject")
                    @Nullable String subject) {
        return new Page<>(
                desk.list(patient.chosen(subject)).stream().map(this::view).toList(), null);
    }

    /** Shows one. */
    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getStop",
            summary = "One stop",
            description =
                    "Where it is in force: refusing from the second of the stop, called and"
                            + " confirmed, on the night list, or with people only; and what each"
                            + " recipient of the chain has signed.")
    @ApiResponse(responseCode = "200", description = "The stop.", useReturnTypeSchema = true)
    public MyStop find(
            @Auth PatientPrincipal patient,
            @PathParam("id") @Parameter(schema = @Schema(example = "st_0HV3K9QZ7M2TD")) String id) {
        return view(desk.find(patient, id));
    }

    private MyStop view(Stop stop) {
        return MyStop.of(stop, desk.givenSince(stop));
    }
}
