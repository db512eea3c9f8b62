package org.whosaw.portal.identity.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.identity.ClientAddress;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.limit.RateLimit;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.identity.token.AccessTokens;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.store.Database;

/** Gives systems their access tokens: RFC 6749 client credentials, in its own error format. */
@Path("/oauth/token")
@Tag(name = "token")
@Produces(MediaType.APPLICATION_JSON)
public final class TokenResource {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.signin");
    private static final String JWT_BEARER =
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final ClientAuthentication clients;
    private final AccessTokens tokens;
    private final RateLimits limits;

    TokenResource(ClientAuthentication clients, AccessTokens tokens, RateLimits limits) {
        this.clients = clients;
        this.tokens = tokens;
        this.limits = limits;
    }

    /** Builds the resource with what proves clients. */
    public static TokenResource of(
            Database database,
            ClientRegistry registry,
            Pseudonymizer pseudonymizer,
            RateLimits limits,
            Clock clock,
            AccessTokens tokens,
            ClientSettings settings) {
        return new TokenResource(
                new ClientAuthentication(
                        database, registry, pseudonymizer, limits, clock, settings),
                tokens,
                limits);
    }

    /** Answers one token request. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Open("the client proves itself in the request")
    @Operation(
            operationId = "issueToken",
            summary = "Get an access token",
            description =
                    "RFC 6749 client credentials with client_secret_basic or private_key_jwt"
                            + " (RFC 7523; EdDSA, ES256, RS256).")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema = @Schema(implementation = TokenForm.class)))
    @ApiResponse(
            responseCode = "200",
            description = "A token for 15 minutes.",
            content =
                    @Content(
                            schema = @Schema(implementation = IssuedToken.class),
                            examples =
                                    @ExampleObject(
                                            "{\"access_token\":\"eyJ0eXAi\",\"token_type\":\"Bearer\","
                                                + "\"expires_in\":900,\"scope\":\"ingest\"}")))
    @ApiResponse(
            responseCode = "400",
            description = "The request does not fit (RFC 6749 §5.2).",
            content = @Content(schema = @Schema(implementation = TokenError.class)))
    @ApiResponse(
            responseCode = "401",
            description = "The client has not proved itself.",
            content = @Content(schema = @Schema(implementation = TokenError.class)))
    public Response issue(
            @HeaderParam("Authorization") @Nullable String authorization,
            MultivaluedMap<String, String> form,
            @Context HttpServletRequest request) {
        limits.spend(RateLimit.TOKENS_PER_ADDRESS, ClientAddress.of(request).address());
        if (form.values().stream().anyMatch(values -> values.size() != 1)) {
            return error(400, "invalid_request", "a parameter is given twice");
        }
        if (form.getFirst("grant_type") == null) {
            return error(400, "invalid_request", "grant_type is missing");
        }
        if (!"client_credentials".equals(form.getFirst("grant_type"))) {
            return error(400, "unsupported_grant_type", "only client_credentials");
        }
        Optional<ClientAuthentication.Client> client = authenticate(authorization, form);
        return client.map(each -> answer(each, form.getFirst("scope")))
                .orElseGet(() -> error(401, "invalid_client", "the client has not proved itself"));
    }

    private Optional<ClientAuthentication.Client> authenticate(
            @Nullable String authorization, MultivaluedMap<String, String> form) {
        String assertion = form.getFirst("client_assertion");
        if (assertion != null) {
            boolean one = authorization == null;
            return one && JWT_BEARER.equals(form.getFirst("client_assertion_type"))
                    ? clients.byAssertion(assertion)
                    : Optional.empty();
        }
        return authorization == null
                ? Optional.empty()
                : BasicCredentials.read(authorization)
                        .flatMap(each -> clients.bySecret(each.clientId(), each.secret()));
    }

    private Response answer(ClientAuthentication.Client client, @Nullable String asked) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        if (asked == null || asked.isBlank()) {
            scopes.addAll(client.scopes());
        } else {
            for (String code : asked.trim().split(" +", -1)) {
                Optional<Scope> scope = Coded.parse(Scope.class, code);
                if (scope.isEmpty() || !client.scopes().contains(scope.get())) {
                    return error(400, "invalid_scope", "this client may not have every scope");
                }
                scopes.add(scope.get());
            }
        }
        LOG.info("client token client={} hospital={}", client.name(), client.hospital().value());
        return noStore(
                Response.ok(
                        new IssuedToken(
                                tokens.forSystem(client.id(), client.hospital(), scopes),
                                "Bearer",
                                AccessTokens.LIFETIME.toSeconds(),
                                ClientRegistry.write(scopes))));
    }

    private static Response error(int status, String code, String description) {
        Response.ResponseBuilder response =
                Response.status(status)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(new TokenError(code, description));
        if (status == 401) {
            response.header("WWW-Authenticate", "Basic realm=\"whosaw\", charset=\"UTF-8\"");
        }
        return noStore(response);
    }

    private static Response noStore(Response.ResponseBuilder response) {
        return response.header("Cache-Control", "no-store").header("Pragma", "no-cache").build();
    }

    /** The form, for the API description only. */
    @Schema(name = "TokenForm")
    record TokenForm(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "client_credentials")
                    @JsonProperty("grant_type")
                    String grantType,
            @Schema(example = "ingest directory") @JsonProperty("scope") String scope,
            @Schema(example = JWT_BEARER) @JsonProperty("client_assertion_type")
                    String assertionType,
            @JsonProperty("client_assertion") String assertion) {}

    /** A token as RFC 6749 §5.1 writes it. */
    @Schema(name = "IssuedToken")
    public record IssuedToken(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("scope") String scope) {
        @Override
        public String toString() {
            return "IssuedToken[redacted]";
        }
    }

    /** A refusal as RFC 6749 §5.2 writes it. */
    @Schema(name = "TokenError")
    public record TokenError(
            @JsonProperty("error") String error,
            @JsonProperty("error_description") String errorDescription) {}
}
