package org.whosaw.portal.ingest;

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

/** Takes in what a hospital's systems send in the native format. */
@Path("/api/v1/ingest")
@Tag(name = "ingest")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({
    MediaType.APPLICATION_JSON,
    "application/x-ndjson",
    "application/ndjson",
    "application/jsonl",
    "application/json-seq",
    MediaType.TEXT_PLAIN,
    MediaType.APPLICATION_OCTET_STREAM,
    "application/gzip"
})
public final class IngestResource {
    private static final String FORMAT = "native";

    private final IngestDesk desk;
    private final RefusalCounter refusals;

    public IngestResource(IngestDesk desk, RefusalCounter refusals) {
        this.desk = desk;
        this.refusals = refusals;
    }

    /** Takes in access events. */
    @POST
    @Path("/access-events")
    @Operation(
            operationId = "ingestAccessEvents",
            summary = "Send access events",
            description =
                    "One JSON object a line, or one array; gzip is welcome. Counted lines are"
                        + " durable. Sending a line again is harmless. A list of more than 5,000"
                        + " people is sent as several events, each with the number on the whole"
                        + " list as subjectCount. approvalId is the number under which somebody"
                        + " other than the viewer approved this very look: a minor's data needs"
                        + " one, and it is what makes an emergency with a reason more than the"
                        + " viewer's own word.")
    @RequestBody(
            required = true,
            content =
                    @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            description = "What became of the lines.",
            useReturnTypeSchema = true)
    public IngestAnswer accessEvents(
            @Auth SystemPrincipal system,
            @Parameter(description = "all: answer every line") @QueryParam("answers")
                    @Nullable String answers,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String language,
            @Parameter(hidden = true) InputStream body) {
        system.require(Scope.INGEST);
        return counted(
                system,
                desk.takeAccessEvents(
                        system.hospitalId(), body, "all".equals(answers), Language.of(language)));
    }

    private IngestAnswer counted(SystemPrincipal system, IngestAnswer answer) {
        if (!answer.rejected().isEmpty()) {
            refusals.add(
                    system,
                    FORMAT,
                    answer.rejected().stream().map(IngestAnswer.RejectedLine::code).toList());
        }
        return answer;
    }

    /** Takes in provisions. */
    @POST
    @Path("/disclosures")
    @Operation(
            operationId = "ingestDisclosures",
            summary = "Send disclosures",
            description = "As for access events: who outside received what about whom, and why.")
    @RequestBody(
            required = true,
            content =
                    @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            description = "What became of the lines.",
            useReturnTypeSchema = true)
    public IngestAnswer disclosures(
            @Auth SystemPrincipal system,
            @Parameter(description = "all: answer every line") @QueryParam("answers")
                    @Nullable String answers,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String language,
            @Parameter(hidden = true) InputStream body) {
        system.require(Scope.INGEST);
        return counted(
                system,
                desk.takeDisclosures(
                        system.hospitalId(), body, "all".equals(answers), Language.of(language)));
    }
}
