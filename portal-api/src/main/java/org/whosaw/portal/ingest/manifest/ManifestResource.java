package org.whosaw.portal.ingest.manifest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.manifest.DayCheck;
import org.whosaw.portal.access.manifest.Manifest;
import org.whosaw.portal.access.manifest.ManifestBook;
import org.whosaw.portal.access.manifest.ManifestError;
import org.whosaw.portal.identity.ClientAddress;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.identity.client.SignedStatements;
import org.whosaw.portal.identity.client.SignedStatements.Statement;
import org.whosaw.portal.identity.limit.RateLimit;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;

/** Takes what a source says, signed, that it sent of a day. */
@Path("/api/v1/ingest")
@Tag(name = "ingest")
@Produces(MediaType.APPLICATION_JSON)
public final class ManifestResource {
    private static final int LONGEST = 16_384;

    private final SignedStatements statements;
    private final ManifestBook book;
    private final RateLimits limits;
    private final Function<SystemPrincipal, Optional<String>> systemOf;
    private final Runnable addUp;

    /**
     * Builds it.
     *
     * @param systemOf which system of its hospital a client is, empty when it speaks for several
     * @param addUp adds up what arrived until now
     */
    public ManifestResource(
            SignedStatements statements,
            ManifestBook book,
            RateLimits limits,
            Function<SystemPrincipal, Optional<String>> systemOf,
            Runnable addUp) {
        this.statements = statements;
        this.book = book;
        this.limits = limits;
        this.systemOf = systemOf;
        this.addUp = addUp;
    }

    /** How the day stands. */
    public record ManifestAnswer(
            @Schema(example = "us-queue") String system,
            @Schema(example = "2026-05-03") String day,
            DayCheck.State state,
            long sent,
            long arrived) {}

    /** Takes one manifest. */
    @POST
    @Path("/manifests")
    @Consumes({"application/jose", MediaType.TEXT_PLAIN})
    @Open("the source proves itself by its signature")
    @Operation(
            operationId = "ingestManifest",
            summary = "Say what was sent of a day",
            description =
                    "A compact JWS, signed with the key that is registered for private_key_jwt"
                            + " (iss is the client id); a client without a key signs HS256 with its"
                            + " secret and shows both in Authorization: Basic. Signed are system,"
                            + " day, count, first, last, digest (base64url: the SHA-256 of each"
                            + " sourceEventId, added up as whole numbers modulo 2^256), silences"
                            + " ([{from, to}]). One a system and day; the same again is harmless.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "application/jose", schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            description = "How the day stands.",
            useReturnTypeSchema = true)
    public ManifestAnswer manifest(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION)
                    @Nullable String authorization,
            @Parameter(hidden = true) @Context HttpServletRequest request,
            @Parameter(hidden = true) InputStream body) {
        limits.spend(RateLimit.TOKENS_PER_ADDRESS, ClientAddress.of(request).address());
        String jws = text(body);
        Statement signed =
                statements
                        .verify(authorization, jws)
                        .orElseThrow(() -> new PortalException(ManifestError.NOT_SIGNED));
        Manifest manifest = ManifestReader.read(signed.payload());
        if (systemOf.apply(signed.system())
                .filter(own -> !own.equals(manifest.system()))
                .isPresent()) {
            throw new PortalException(ManifestError.OTHER_SYSTEM);
        }
        addUp.run();
        DayCheck check = book.keep(signed.system().hospitalId(), manifest, jws);
        return new ManifestAnswer(
                manifest.system(),
                check.day().toString(),
                check.state(),
                check.sent(),
                check.arrived());
    }

    private static String text(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new PortalException(KernelError.BODY_TOO_LARGE);
            }
            return new String(bytes, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new PortalException(ManifestError.NOT_SIGNED);
        }
    }
}
