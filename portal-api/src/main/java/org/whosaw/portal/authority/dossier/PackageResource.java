package org.whosaw.portal.authority.dossier;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.whosaw.portal.identity.Open;

/** Publishes what an authority needs to check a package without us: the schema and the key. */
@Path("/api/v1/authorities/package")
@Open("whoever receives a package must be able to check it without asking us")
public final class PackageResource {
    private static final String SCHEMA_TYPE = "application/schema+json";
    private static final String PEM_TYPE = "application/x-pem-file";

    private final DossierKey key;

    public PackageResource(DossierKey key) {
        this.key = key;
    }

    /** Returns the schema. */
    @GET
    @Path("/schema")
    @Produces(SCHEMA_TYPE)
    @Operation(
            operationId = "getComplaintSchema",
            summary = "The JSON Schema of complaint.json",
            description = "JSON Schema, draft 2020-12, of the file `complaint.json` in a package.")
    @ApiResponse(
            responseCode = "200",
            description = "The schema.",
            content = @Content(mediaType = SCHEMA_TYPE, schema = @Schema(type = "object")))
    public String schema() {
        try (InputStream in =
                PackageResource.class.getResourceAsStream("/authority/complaint.schema.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the key. */
    @GET
    @Path("/key")
    @Produces(PEM_TYPE)
    @Operation(
            operationId = "getPackageKey",
            summary = "The key that packages are signed with",
            description =
                    "PEM, for `openssl pkeyutl -verify -pubin -rawin` over `manifest.sha256` with"
                            + " `manifest.sha256.sig`. A key that comes with what it verifies"
                            + " proves little: take it from here.")
    @ApiResponse(
            responseCode = "200",
            description = "The public key.",
            content = @Content(mediaType = PEM_TYPE, schema = @Schema(type = "string")))
    public String key() {
        return key.pem();
    }
}
