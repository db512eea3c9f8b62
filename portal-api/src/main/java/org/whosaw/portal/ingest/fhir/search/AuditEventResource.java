package org.whosaw.portal.ingest.fhir.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.ingest.fhir.search.AuditEventSearch.Asked;
import org.whosaw.portal.ingest.fhir.search.AuditEventSearch.Found;
import org.whosaw.portal.text.Language;

/** Gives AuditEvents out, the FHIR way, to the patient they are about. */
@Path("/fhir")
@Tag(name = "fhir")
@Produces({AuditEventResource.JSON, MediaType.APPLICATION_JSON})
public final class AuditEventResource {
    static final String JSON = "application/fhir+json";

    private static final MediaType JSON_UTF8 =
            new MediaType("application", "fhir+json", Map.of("charset", "utf-8"));

    private final AuditEventSearch search;

    AuditEventResource(AuditEventSearch search) {
        this.search = search;
    }

    /** Searches. */
    @GET
    @Path("/AuditEvent")
    @Operation(
            operationId = "fhirSearchAuditEvents",
            summary = "Who opened my information, as AuditEvents",
            description =
                    "Newest first, in the shapes of IHE BALP. Staff are masked and coded as in the"
                            + " list of accesses; protected entries need a second factor.")
    @ApiResponse(
            responseCode = "200",
            description = "A searchset Bundle, with a next link when there is more.",
            content = @Content(mediaType = JSON, schema = @Schema(type = "object")))
    public Response search(
            @Auth PatientPrincipal patient,
            @Parameter(description = "Patient/pt-…; all her own without it") @QueryParam("patient")
                    @Nullable String person,
            @Parameter(description = "ge2026-03-01, lt2026-04, …; may stand twice")
                    @QueryParam("date")
                    List<String> date,
            @Parameter(description = "the code under which she sees who looked")
                    @QueryParam("agent")
                    @Nullable String agent,
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "200"))
                    @QueryParam("_count")
                    @Nullable String count,
            @Parameter(description = "-date, which is how it is sorted") @QueryParam("_sort")
                    @Nullable String sort,
            @Parameter(description = "from the link of the page before") @QueryParam("cursor")
                    @Nullable String cursor,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String language,
            @Context UriInfo uri) {
        Found found =
                search.search(
                        patient,
                        new Asked(person, date, agent, count, sort, cursor, Language.of(language)));
        String base = uri.getBaseUriBuilder().path("fhir").build().toString();
        String self = uri.getRequestUri().toString();
        String next =
                found.next() == null
                        ? null
                        : uri.getRequestUriBuilder()
                                .replaceQueryParam("cursor", found.next())
                                .build()
                                .toString();
        return answer(AuditEventSearch.bundle(found, base, self, next));
    }

    /** Reads one. */
    @GET
    @Path("/AuditEvent/{id}")
    @Operation(
            operationId = "fhirReadAuditEvent",
            summary = "One entry as an AuditEvent",
            description = "Not found for anybody else's.")
    @ApiResponse(
            responseCode = "200",
            description = "The event.",
            content = @Content(mediaType = JSON, schema = @Schema(type = "object")))
    @ApiResponse(responseCode = "404", description = "None of hers.")
    public Response read(
            @Auth PatientPrincipal patient,
            @PathParam("id") @Parameter(schema = @Schema(example = "ae-0HV3K9QZ7M2TD")) String id,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String language) {
        return answer(search.find(patient, id, Language.of(language)));
    }

    private static Response answer(ObjectNode body) {
        return Response.ok(body, JSON_UTF8).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
