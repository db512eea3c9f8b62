package org.whosaw.portal.request;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.SignSuite;
import org.whosaw.portal.crypto.Signer;
import org.whosaw.portal.identity.Open;

/** Publishes the key with which anybody can check a signed answer. */
@Path("/.well-known/jwks.json")
@Tag(name = "open")
@Produces(MediaType.APPLICATION_JSON)
public final class AnswerKeyResource {
    private final Signer signer;

    AnswerKeyResource(Signer signer) {
        this.signer = signer;
    }

    /** The keys, as RFC 7517 has them. */
    @Schema(name = "JsonWebKeySet")
    public record KeySet(List<Key> keys) {
        public KeySet {
            keys = List.copyOf(keys);
        }
    }

    /**
     * A public key: of Ed25519, as RFC 8037 has it, or of SM2, for which no registered names exist.
     *
     * @param y null for a key of Ed25519
     */
    @Schema(name = "JsonWebKey")
    public record Key(
            @Schema(example = "OKP") String kty,
            @Schema(example = "Ed25519") String crv,
            @Schema(example = "EdDSA") String alg,
            @Schema(example = "sig") String use,
            @Schema(example = "4f1c09aa72d35b10") String kid,
            @Schema(example = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo") String x,
            @Schema(nullable = true, example = "zPGKTLnnC4q8UFbgO8lP5rUV_2RyKVdJYQn5aHzQtwA")
                    @Nullable String y) {}

    /** Returns them. */
    @GET
    @Open("a public key is for everybody")
    @Operation(
            operationId = "getSigningKeys",
            summary = "The public keys of signed answers",
            description =
                    "A JSON Web Key Set. An answer (`GET /api/v1/me/requests/{id}/answer`) is a JWS"
                        + " in compact form whose `kid` names one of these keys; `alg` is EdDSA, or"
                        + " SM2 where a portal signs with the national suite (SM2 with SM3, r and s"
                        + " of 32 bytes each).")
    @ApiResponse(responseCode = "200", description = "The keys.", useReturnTypeSchema = true)
    public KeySet keys() {
        return new KeySet(signer.published().stream().map(AnswerKeyResource::key).toList());
    }

    private static Key key(Signer.Published key) {
        boolean national = key.key().suite() == SignSuite.SM2;
        return new Key(
                national ? "EC" : "OKP",
                national ? "SM2" : "Ed25519",
                key.key().suite().algorithm(),
                "sig",
                key.keyId(),
                key.x(),
                key.y());
    }
}
