package org.whosaw.portal.identity.patient;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.ClientAddress;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.identity.limit.RateLimit;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.identity.session.ClientSessions;
import org.whosaw.portal.text.Language;

/** Signs patients' API clients in. */
@Path("/api/v1/sign-in")
@Tag(name = "sign-in")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Open("this is where a patient proves who she is")
public final class SignInResource {
    private final SignIn signIn;
    private final ClientSessions sessions;
    private final RateLimits limits;

    public SignInResource(SignIn signIn, ClientSessions sessions, RateLimits limits) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.limits = limits;
    }

    /** Begins a first sign-in. */
    @POST
    @Path("/bind")
    @Operation(
            operationId = "signInBind",
            summary = "Begin a first sign-in with a binding code",
            description =
                    "Answers with a challenge whether or not the phone is the one on record; a"
                            + " message goes out only if it is.")
    @ApiResponse(
            responseCode = "200",
            description = "A challenge for five minutes.",
            useReturnTypeSchema = true)
    public ChallengeAnswer bind(
            @Valid @NotNull BindRequest body,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Nullable String language,
            @Context HttpServletRequest request) {
        return new ChallengeAnswer(
                signIn.startBinding(
                                body.bindingCode(),
                                body.phone(),
                                ClientAddress.of(request),
                                Language.of(language))
                        .reveal());
    }

    /** Begins a later sign-in. */
    @POST
    @Path("/phone")
    @Operation(
            operationId = "signInPhone",
            summary = "Begin a sign-in by phone",
            description = "Answers the same whether or not the phone is known here.")
    @ApiResponse(
            responseCode = "200",
            description = "A challenge for five minutes.",
            useReturnTypeSchema = true)
    public ChallengeAnswer phone(
            @Valid @NotNull PhoneRequest body,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Nullable String language,
            @Context HttpServletRequest request) {
        return new ChallengeAnswer(
                signIn.startByPhone(body.phone(), ClientAddress.of(request), Language.of(language))
                        .reveal());
    }

    /** Ends a sign-in with the one-time password. */
    @POST
    @Path("/verify")
    @Operation(
            operationId = "signInVerify",
            summary = "Prove the phone by its one-time password",
            description =
                    "Gives tokens and the persons this phone serves; name one with subject=, or"
                            + " get all her own.")
    @ApiResponse(responseCode = "200", description = "Signed in.", useReturnTypeSchema = true)
    public SignedIn verify(
            @Valid @NotNull VerifyRequest body, @Context HttpServletRequest request) {
        SignIn.Proven proven = signIn.verify(body.challenge(), body.oneTimePassword());
        ClientSessions.IssuedTokens tokens =
                sessions.open(proven.accountId(), ClientAddress.of(request));
        return new SignedIn(
                tokens.accessToken(),
                tokens.refreshToken(),
                tokens.expiresIn(),
                proven.persons().stream().map(SignInResource::choice).toList());
    }

    /** Trades a refresh token for new tokens. */
    @POST
    @Path("/refresh")
    @Operation(
            operationId = "signInRefresh",
            summary = "Get new tokens",
            description =
                    "A refresh token works once. Used twice, it was copied: its session ends.")
    @ApiResponse(responseCode = "200", description = "New tokens.", useReturnTypeSchema = true)
    public RefreshedTokens refresh(
            @Valid @NotNull RefreshRequest body, @Context HttpServletRequest request) {
        limits.spend(RateLimit.REFRESHES_PER_ADDRESS, ClientAddress.of(request).address());
        ClientSessions.IssuedTokens tokens = sessions.refresh(body.refreshToken());
        return new RefreshedTokens(tokens.accessToken(), tokens.refreshToken(), tokens.expiresIn());
    }

    private static PersonChoice choice(SignIn.Choice choice) {
        return new PersonChoice(choice.person().code(), choice.maskedName(), choice.hospitalName());
    }

    /** A binding code and the phone it should bind. */
    public record BindRequest(
            @NotBlank @Size(max = 40) @Schema(example = "7K3M-0Q9X-W2AB") String bindingCode,
            @NotBlank @Size(max = 40) @Schema(example = "15400000001") String phone) {
        @Override
        public String toString() {
            return "BindRequest[redacted]";
        }
    }

    /** A phone. */
    public record PhoneRequest(
            @NotBlank @Size(max = 40) @Schema(example = "15400000001") String phone) {
        @Override
        public String toString() {
            return "PhoneRequest[redacted]";
        }
    }

    /** A challenge and the password that came to the phone. */
    public record VerifyRequest(
            @NotBlank @Size(max = 100) String challenge,
            @NotBlank @Size(max = 20) @Schema(example = "042719") String oneTimePassword) {
        @Override
        public String toString() {
            return "VerifyRequest[redacted]";
        }
    }

    /** A refresh token. */
    public record RefreshRequest(@NotBlank @Size(max = 100) String refreshToken) {
        @Override
        public String toString() {
            return "RefreshRequest[redacted]";
        }
    }

    /** A challenge; send it back with the password. */
    public record ChallengeAnswer(@NotNull String challenge) {
        @Override
        public String toString() {
            return "ChallengeAnswer[redacted]";
        }
    }

    /** Tokens, and whom this phone serves. */
    public record SignedIn(
            @NotNull String accessToken,
            @NotNull String refreshToken,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "900") long expiresIn,
            @NotNull List<PersonChoice> persons) {
        @Override
        public String toString() {
            return "SignedIn[redacted]";
        }
    }

    /** New tokens. */
    public record RefreshedTokens(
            @NotNull String accessToken,
            @NotNull String refreshToken,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "900") long expiresIn) {
        @Override
        public String toString() {
            return "RefreshedTokens[redacted]";
        }
    }

    /** A person this phone serves. */
    public record PersonChoice(
            @NotNull @Schema(example = "pt_0HV3K9QZ7M2TD") String subject,
            @NotNull @Schema(example = "林*") String maskedName,
            @NotNull @Schema(example = "市妇幼演示医院") String hospital) {
        @Override
        public String toString() {
            return "PersonChoice[" + subject + "]";
        }
    }
}
