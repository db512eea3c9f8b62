package org.whosaw.portal.ingest.fhir.rest;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.ingest.RefusalCounter;

/** Takes AuditEvents the FHIR way. */
@ApiResponse(
        responseCode = "400",
        description = "The body cannot be read.",
        content =
                @Content(
                        mediaType = FhirMedia.JSON,
                        schema = @Schema(implementation = FhirSchemas.OperationOutcome.class)))
@ApiResponse(
        responseCode = "401",
        description = "No valid token came with it.",
        content =
                @Content(
                        mediaType = FhirMedia.JSON,
                        schema = @Schema(implementation = FhirSchemas.OperationOutcome.class)))
@ApiResponse(
        responseCode = "403",
        description = "The scope is missing.",
        content =
                @Content(
                        mediaType = FhirMedia.JSON,
                        schema = @Schema(implementation = FhirSchemas.OperationOutcome.class)))
@ApiResponse(
        responseCode = "404",
        description = "There is no such thing.",
        content =
                @Content(
                        mediaType = FhirMedia.JSON,
                        schema = @Schema(implementation = FhirSchemas.OperationOutcome.class)))
@ApiResponse(
        responseCode = "409",
        description = "Same id, other content.",
        content =
                @Content(
                        mediaType = FhirMedia.JSON,
                        schema = @Schema(implementation = FhirSchemas.OperationOutcome.class)))
@ApiResponse(
        responseCode = "413",
        description = "The body is too large.",
        content =
                @Content(
                        mediaType = FhirMedia.JSON,
                        schema = @Schema(implementation = FhirSchemas.OperationOutcome.class)))
@ApiResponse(
        responseCode = "415",
        description = "This media type is not read.",
        content =
                @Content(
                        mediaType = FhirMedia.JSON,
                        schema = @Schema(implementation = FhirSchemas.OperationOutcome.class)))
@ApiResponse(
        responseCode = "422",
        description = "It is not as FHIR R4 has it.",
        content =
                @Content(
                        mediaType = FhirMedia.JSON,
                        schema = @Schema(implementation = FhirSchemas.OperationOutcome.class)))
@ApiResponse(
        responseCode = "429",
        description = "Too many requests.",
        content =
                @Content(
                        mediaType = FhirMedia.JSON,
                        schema = @Schema(implementation = FhirSchemas.OperationOutcome.class)))
@ApiResponse(
        responseCode = "503",
        description = "Busy; come back later.",
        content =
                @Content(
                        mediaType = FhirMedia.JSON,
                        schema = @Schema(implementation = FhirSchemas.OperationOutcome.class)))
@Path("/fhir")
@Produces({FhirMedia.JSON, MediaType.APPLICATION_JSON})
public final class FhirResource {
    private final FhirIngest ingest;
    private final FhirAnswers answers;
    private final RefusalCounter refusals;

    FhirResource(FhirIngest ingest, FhirAnswers answers, RefusalCounter refusals) {
        this.ingest = ingest;
        this.answers = answers;
        this.refusals = refusals;
    }

    /** Takes a Bundle: each entry by itself, or all or none. */
    @POST
    @Operation(
            operationId = "fhirBundle",
            summary = "Send a Bundle of AuditEvents",
            description =
                    "A batch answers for each entry; a transaction is taken whole or not at all."
                            + " An event is known by its id in its system: the same again is a"
                            + " duplicate, the same id with other content a conflict.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = FhirMedia.JSON,
                        schema = @Schema(implementation = FhirSchemas.Bundle.class)),
                @Content(mediaType = FhirMedia.XML, schema = @Schema(type = "string"))
            })
    @ApiResponse(
            responseCode = "200",
            description = "A batch-response or transaction-response Bundle.",
            content =
                    @Content(
                            mediaType = FhirMedia.JSON,
                            schema = @Schema(implementation = FhirSchemas.Bundle.class)))
    @Consumes({
        FhirMedia.JSON,
        MediaType.APPLICATION_JSON,
        FhirMedia.XML,
        MediaType.APPLICATION_XML
    })
    public Response bundle(
            @Auth SystemPrincipal client,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            InputStream body) {
        mayTell(client);
        return answers.toBundle(take(client, headers, body), headers, uri);
    }

    /** Takes one AuditEvent. */
    @POST
    @Operation(
            operationId = "fhirAuditEvent",
            summary = "Send one AuditEvent",
            description =
                    "FHIR R4 (4.0.1), with or without an IHE BALP profile. Who looked, for whom,"
                            + " when and about whom are read by code, never by position.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = FhirMedia.JSON,
                        schema = @Schema(implementation = FhirSchemas.AuditEvent.class)),
                @Content(mediaType = FhirMedia.XML, schema = @Schema(type = "string"))
            })
    @ApiResponse(
            responseCode = "201",
            description = "Recorded.",
            content =
                    @Content(
                            mediaType = FhirMedia.JSON,
                            schema = @Schema(implementation = FhirSchemas.OperationOutcome.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Recorded before with the same content.",
            content =
                    @Content(
                            mediaType = FhirMedia.JSON,
                            schema = @Schema(implementation = FhirSchemas.OperationOutcome.class)))
    @Path("/AuditEvent")
    @Consumes({
        FhirMedia.JSON,
        MediaType.APPLICATION_JSON,
        FhirMedia.XML,
        MediaType.APPLICATION_XML
    })
    public Response auditEvent(
            @Auth SystemPrincipal client,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            InputStream body) {
        mayTell(client);
        return answers.toEvent(take(client, headers, body), headers, uri);
    }

    /** A hospital's system tells of looks; a recipient's client, of what it received. */
    private static void mayTell(SystemPrincipal client) {
        if (!client.scopes().contains(Scope.RECEIVE)) {
            client.require(Scope.INGEST);
        }
    }

    private FhirIngest.Outcome take(SystemPrincipal client, HttpHeaders headers, InputStream body) {
        MediaType type = headers.getMediaType();
        answers.refuseOtherVersion(type);
        String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        boolean gzip = encoding != null && encoding.trim().equalsIgnoreCase("gzip");
        FhirIngest.Outcome outcome = ingest.take(body, gzip, FhirMedia.isXml(type), client);
        List<String> rules = outcome.rules();
        if (!rules.isEmpty()) {
            refusals.add(client, "fhir", rules);
        }
        return outcome;
    }

    /** Says what this server takes. */
    @GET
    @Operation(
            operationId = "fhirMetadata",
            summary = "Read the capability statement",
            description = "The FHIR CapabilityStatement of this server.")
    @ApiResponse(
            responseCode = "200",
            description = "The statement.",
            content =
                    @Content(
                            mediaType = FhirMedia.JSON,
                            schema =
                                    @Schema(
                                            implementation =
                                                    FhirSchemas.CapabilityStatement.class)))
    @Path("/metadata")
    @Open("FHIR clients read the capability statement before they sign in; it holds no data")
    public Response metadata(@Context UriInfo uri) {
        String base = uri.getBaseUriBuilder().path("fhir").build().toString();
        return Response.ok(FhirCapabilities.statement(base), FhirMedia.JSON_UTF8).build();
    }
}
