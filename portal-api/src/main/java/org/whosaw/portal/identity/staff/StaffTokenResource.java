package org.whosaw.portal.identity.staff;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.whosaw.portal.identity.ClientAddress;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.token.AccessTokens;

/** Signs hospital staff in for the API. */
@Path("/api/v1/staff/session")
@Tag(name = "staff")
@Produces(MediaType.APPLICATION_JSON)
public final class StaffTokenResource {
    private final StaffTokens tokens;

    public StaffTokenResource(StaffTokens tokens) {
        this.tokens = tokens;
    }

    /** Signs in. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Open("this is where a member of the staff proves who she is")
    @Operation(
            operationId = "staffSignIn",
            summary = "Get an access token for a member of the staff",
            description =
                    "By login, password and the one-time code of her authenticator, as at the desk."
                        + " The token is not renewed: after 15 minutes she proves herself again.")
    @ApiResponse(responseCode = "200", description = "Signed in.", useReturnTypeSchema = true)
    public StaffToken signIn(@Valid @NotNull StaffProof body, @Context HttpServletRequest request) {
        return new StaffToken(
                tokens.issue(body.login(), body.password(), body.code(), ClientAddress.of(request))
                        .reveal(),
                AccessTokens.LIFETIME.toSeconds());
    }

    /** Signs out. */
    @DELETE
    @Operation(
            operationId = "staffSignOut",
            summary = "End the token that asks",
            description = "It is refused within seconds.")
    @ApiResponse(responseCode = "204", description = "Signed out.")
    public void signOut(@Auth StaffPrincipal staff) {
        tokens.end(staff);
    }

    /** What a member of the staff proves herself by. */
    public record StaffProof(
            @NotBlank @Size(max = 200) @Schema(example = "auditor.lin") String login,
            @NotBlank @Size(max = 200) @Schema(example = "abcd-efgh-jkmn-pqrs") String password,
            @NotBlank @Size(max = 20) @Schema(example = "492039") String code) {
        @Override
        public String toString() {
            return "StaffProof[redacted]";
        }
    }

    /**
     * A token.
     *
     * @param expiresIn seconds from now
     */
    public record StaffToken(@NotNull String accessToken, long expiresIn) {
        @Override
        public String toString() {
            return "StaffToken[redacted]";
        }
    }
}
