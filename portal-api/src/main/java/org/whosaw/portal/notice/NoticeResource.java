package org.whosaw.portal.notice;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Page;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;

/** Shows a patient what she was told, and takes how she wishes to be told. */
@Path("/api/v1/me/notices")
@Tag(name = "me")
@Produces(MediaType.APPLICATION_JSON)
public final class NoticeResource {
    private static final int PAGE = 50;

    private final NoticeInbox inbox;
    private final NoticeChoices choices;
    private final Clock clock;

    NoticeResource(NoticeInbox inbox, NoticeChoices choices, Clock clock) {
        this.inbox = inbox;
        this.choices = choices;
        this.clock = clock;
    }

    /** Lists. */
    @GET
    @Operation(
            operationId = "listNotices",
            summary = "What I was told",
            description =
                    "Newest first. A specially protected entry is named nowhere: its notice has the"
                            + " kind `protected` until the second factor opens it, and to a"
                            + " guardian it is not there. Reading this marks nothing as seen.")
    @ApiResponse(responseCode = "200", description = "One page.", useReturnTypeSchema = true)
    public Page<Notice> list(
            @Auth PatientPrincipal patient,
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200"))
                    @QueryParam("limit")
                    @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "pt_…; all her own without it") @QueryParam("subject")
                    @Nullable String subject) {
        List<Subject> subjects = patient.chosen(subject);
        return inbox.list(
                patient, subjects, patient.opened(subjects, clock.instant()), limit(limit), cursor);
    }

    private static int limit(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return PAGE;
        }
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < 1) {
            throw PortalException.ofFields(
                    KernelError.INVALID_FIELDS, List.of(new FieldError("limit", "out-of-range")));
        }
        return Integer.parseInt(text);
    }

    /** Shows how she is told. */
    @GET
    @Path("/choice")
    @Operation(
            operationId = "getNoticeChoice",
            summary = "How I am told",
            description = "What holds for who chose nothing: a digest a week, quiet 21 to 8.")
    @ApiResponse(responseCode = "200", description = "The choice.", useReturnTypeSchema = true)
    public NoticeChoice choice(@Auth PatientPrincipal patient) {
        return choices.of(patient);
    }

    /**
     * What she may choose; a part that is left out stays as it is.
     *
     * @param digest daily, weekly or none
     * @param quietFrom the hour, by China's clock, from which no message is sent
     * @param language zh-CN or en
     */
    public record Wish(
            @Nullable String digest,
            @Nullable Integer quietFrom,
            @Nullable Integer quietTo,
            @Nullable Boolean sms,
            @Nullable Boolean neutral,
            @Nullable String language) {}

    /** Takes how she wishes to be told. */
    @PUT
    @Path("/choice")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "chooseNotices",
            summary = "Choose how I am told",
            description = "What is left out stays as it is.")
    @ApiResponse(responseCode = "200", description = "What holds now.", useReturnTypeSchema = true)
    public NoticeChoice choose(@Auth PatientPrincipal patient, @Nullable Wish body) {
        NoticeChoice now = choices.of(patient);
        Wish wish = body == null ? new Wish(null, null, null, null, null, null) : body;
        List<FieldError> errors = new ArrayList<>();
        Digest digest = now.digest();
        if (wish.digest() != null) {
            digest = Coded.parse(Digest.class, wish.digest()).orElse(null);
        }
        if (digest == null) {
            errors.add(new FieldError("digest", "invalid"));
        }
        if (!errors.isEmpty() || digest == null) {
            throw PortalException.ofFields(KernelError.INVALID_FIELDS, errors);
        }
        choices.choose(
                patient,
                new NoticeChoice(
                        digest,
                        wish.quietFrom() == null ? now.quietFrom() : wish.quietFrom(),
                        wish.quietTo() == null ? now.quietTo() : wish.quietTo(),
                        wish.sms() == null ? now.sms() : wish.sms(),
                        wish.neutral() == null ? now.neutral() : wish.neutral(),
                        wish.language() == null ? now.language() : wish.language(),
                        now.pausedUntil()));
        return choices.of(patient);
    }

    /** Sends nothing for now. */
    @PUT
    @Path("/pause")
    @Operation(
            operationId = "pauseNotices",
            summary = "Do not notify me for now",
            description = "The inbox goes on; no message leaves until the pause is taken away.")
    @ApiResponse(responseCode = "200", description = "What holds now.", useReturnTypeSchema = true)
    public NoticeChoice pause(@Auth PatientPrincipal patient) {
        choices.pause(patient, NoticeChoice.FOR_NOW);
        return choices.of(patient);
    }

    /** Sends messages again. */
    @DELETE
    @Path("/pause")
    @Operation(
            operationId = "resumeNotices",
            summary = "Notify me again",
            description = "What came meanwhile lies in the inbox and is not sent afterwards.")
    @ApiResponse(responseCode = "200", description = "What holds now.", useReturnTypeSchema = true)
    public NoticeChoice resume(@Auth PatientPrincipal patient) {
        choices.pause(patient, null);
        return choices.of(patient);
    }
}
