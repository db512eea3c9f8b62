package org.whosaw.portal.ingest.atna.rest;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.text.Language;

/** Takes in ATNA audit messages. */
@Path("/api/v1/ingest/atna")
@Tag(name = "ingest")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({
    MediaType.APPLICATION_XML,
    MediaType.TEXT_XML,
    MediaType.TEXT_PLAIN,
    MediaType.APPLICATION_OCTET_STREAM,
    "application/gzip"
})
public final class AtnaResource {
    private final AtnaDesk desk;

    public AtnaResource(AtnaDesk desk) {
        this.desk = desk;
    }

    /** Takes in one message or many. */
    @POST
    @Operation(
            operationId = "ingestAtna",
            summary = "Send ATNA audit messages",
            description =
                    "DICOM PS3.15 or RFC 3881, with or without syslog headers: one message, several"
                        + " one after the other, or several behind their octet counts (RFC 5425);"
                        + " gzip is welcome. A message has no id, so its content is its id and"
                        + " sending it again is harmless. Counted messages are durable.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_XML,
                            schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            description = "What became of the messages.",
            useReturnTypeSchema = true)
    public AtnaAnswer atna(
            @Auth SystemPrincipal system,
            @Parameter(description = "all: answer every message") @QueryParam("answers")
                    @Nullable String answers,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String language,
            @Parameter(hidden = true) InputStream body) {
        system.require(Scope.INGEST);
        return desk.take(system, body, "all".equals(answers), Language.of(language));
    }
}
