package org.whosaw.portal.notice;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;

/** Takes the e-mail address at which a patient wishes to be told, and gives it back masked. */
@Path("/api/v1/me/notices/email")
@Tag(name = "me")
@Produces(MediaType.APPLICATION_JSON)
public final class NoticeMailResource {
    private final NoticeMail mail;
    private final NoticeChoices choices;

    public NoticeMailResource(NoticeMail mail, NoticeChoices choices) {
        this.mail = mail;
        this.choices = choices;
    }

    /**
     * Where she stands.
     *
     * @param available whether this portal sends mail at all
     * @param address masked, or null without one
     * @param confirmed whether the code that was sent there came back
     */
    public record EmailState(
            boolean available,
            @Schema(example = "l***@example.com") @Nullable String address,
            boolean confirmed) {
        @Override
        public String toString() {
            return "EmailState[" + confirmed + "]";
        }
    }

    /** An address as she types it. */
    public record EmailWish(@Nullable String address) {
        @Override
        public String toString() {
            return "EmailWish[]";
        }
    }

    /** The code that came by mail. */
    public record EmailCode(@Nullable String code) {
        @Override
        public String toString() {
            return "EmailCode[]";
        }
    }

    /** Shows where she stands. */
    @GET
    @Operation(
            operationId = "getNoticeEmail",
            summary = "My e-mail address for notices, masked",
            description = "Nothing is sent there before it is confirmed by its code.")
    @ApiResponse(responseCode = "200", description = "Where I stand.", useReturnTypeSchema = true)
    public EmailState state(@Auth PatientPrincipal patient) {
        NoticeMail.State state = mail.of(patient);
        return new EmailState(mail.isOn(), state.address(), state.confirmed());
    }

    /** Sends a code to an address. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "askNoticeEmail",
            summary = "Be told by e-mail too: a code is sent to the address",
            description = "The code is good for 30 minutes; the next may be asked in 2.")
    @ApiResponse(responseCode = "200", description = "A code left.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "This portal sends no mail.")
    @ApiResponse(responseCode = "422", description = "No address.")
    @ApiResponse(responseCode = "429", description = "A code left a moment ago.")
    public EmailState ask(@Auth PatientPrincipal patient, @Nullable EmailWish body) {
        String address = body == null ? null : body.address();
        if (address == null || address.isBlank()) {
            throw fault("address", "required");
        }
        return after(patient, mail.ask(patient, address, choices.of(patient).language()));
    }

    /** Takes the code. */
    @POST
    @Path("/confirmation")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "confirmNoticeEmail",
            summary = "Confirm the address by the code that came there",
            description = "Five tries a code.")
    @ApiResponse(responseCode = "200", description = "Confirmed.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "409", description = "No code is good: ask for another.")
    @ApiResponse(responseCode = "422", description = "Another code than the one sent.")
    public EmailState confirm(@Auth PatientPrincipal patient, @Nullable EmailCode body) {
        String code = body == null ? null : body.code();
        if (code == null || code.isBlank()) {
            throw fault("code", "required");
        }
        return after(patient, mail.confirm(patient, code));
    }

    /** Forgets the address. */
    @DELETE
    @Operation(
            operationId = "removeNoticeEmail",
            summary = "Forget my e-mail address",
            description = "Nothing is sent there any more.")
    @ApiResponse(responseCode = "200", description = "Forgotten.", useReturnTypeSchema = true)
    public EmailState remove(@Auth PatientPrincipal patient) {
        return after(patient, mail.remove(patient));
    }

    private EmailState after(PatientPrincipal patient, NoticeMail.Outcome outcome) {
        return switch (outcome) {
            case CODE_SENT, CONFIRMED, REMOVED -> state(patient);
            case NO_ADDRESS ->
                    throw mail.isOn()
                            ? fault("address", "invalid")
                            : new PortalException(KernelError.CONFLICT);
            case TOO_SOON ->
                    throw PortalException.retryAfter(
                            KernelError.TOO_MANY_REQUESTS, Duration.ofMinutes(2));
            case WRONG_CODE -> throw fault("code", "invalid");
            case ASK_ANEW -> throw new PortalException(KernelError.CONFLICT);
        };
    }

    private static PortalException fault(String field, String code) {
        return PortalException.ofFields(
                KernelError.INVALID_FIELDS, List.of(new FieldError(field, code)));
    }
}
