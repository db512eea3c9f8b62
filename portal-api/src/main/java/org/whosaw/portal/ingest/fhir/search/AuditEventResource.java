package org.whosaw.portal.ingest.fhir.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.RecordReader;
import org.whosaw.portal.ingest.fhir.FhirError;
import org.whosaw.portal.ingest.fhir.search.AuditEventSearch.Found;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.text.Language;

/** Gives AuditEvents out, the FHIR way, to the patient they are about and to auditors. */
@Path("/fhir")
@Tag(name = "fhir")
@Produces({AuditEventResource.JSON, MediaType.APPLICATION_JSON})
public final class AuditEventResource {
    static final String JSON = "application/fhir+json";

    private static final MediaType JSON_UTF8 =
            new MediaType("application", "fhir+json", Map.of("charset", "utf-8"));

    private final AuditEventSearch search;
    private final Clock clock;

    AuditEventResource(AuditEventSearch search, Clock clock) {
        this.search = search;
        this.clock = clock;
    }

    /** Searches. */
    @GET
    @Path("/AuditEvent")
    @Operation(
            operationId = "fhirSearchAuditEvents",
            summary = "Who opened a person's information, as AuditEvents",
            description =
                    "In the shapes of IHE BALP. For the patient: her own list, staff masked and"
                            + " coded for her; protected entries need a second factor. For an"
                            + " auditor of her hospital: one named patient, protected entries left"
                            + " out; the search itself then stands on that patient's list. Links"
                            + " work unaltered only, and for the same reader.")
    @Parameter(
            name = "patient",
            in = ParameterIn.QUERY,
            description = "Patient/pt-…; a patient gets all her own without it",
            schema = @Schema(type = "string", example = "Patient/pt-0HV3K9QZ7M2TD"))
    @Parameter(
            name = "date",
            in = ParameterIn.QUERY,
            description =
                    "eq ne gt lt ge le sa eb ap, and a year, month, day (in Shanghai) or time with"
                            + " zone; may stand several times",
            schema = @Schema(type = "string", example = "ge2026-03-01"))
    @Parameter(
            name = "agent",
            in = ParameterIn.QUERY,
            description =
                    "the code under which the patient sees who looked; for auditors also"
                            + " Practitioner/ and a staff number of the directory",
            schema = @Schema(type = "string", example = "K7Q2M"))
    @Parameter(
            name = "subtype",
            in = ParameterIn.QUERY,
            description =
                    "disclose: what was given to outside parties instead, with ground and article;"
                            + " the newest first, without date and agent",
            schema = @Schema(type = "string", example = "disclose"))
    @Parameter(
            name = "_count",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", minimum = "1", maximum = "200"))
    @Parameter(
            name = "_sort",
            in = ParameterIn.QUERY,
            description = "newest first without it",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"date", "-date"}))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "from the link of the page before",
            schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "200",
            description = "A searchset Bundle, with a next link when there is more.",
            content = @Content(mediaType = JSON, schema = @Schema(type = "object")))
    public Response search(
            @Auth RecordReader reader,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String language,
            @Parameter(hidden = true) @HeaderParam("Prefer") @Nullable String prefer,
            @Context UriInfo uri) {
        MultivaluedMap<String, String> given = uri.getQueryParameters();
        if (SearchQuery.namesByIdentifier(given)) {
            throw new PortalException(FhirError.IDENTIFIER_IN_ADDRESS);
        }
        return found(reader, given, language, prefer, uri);
    }

    /** Searches with the parameters in a body, where a record number may stand. */
    @POST
    @Path("/AuditEvent/_search")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            operationId = "fhirSearchAuditEventsByForm",
            summary = "The same search with its parameters in the body",
            description =
                    "The way for an auditor to name a patient by her record number: addresses stay"
                            + " in logs. The links of the answer hold no record number.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema = @Schema(implementation = AuditEventSearchForm.class)))
    @ApiResponse(
            responseCode = "200",
            description = "A searchset Bundle, with a next link when there is more.",
            content = @Content(mediaType = JSON, schema = @Schema(type = "object")))
    public Response searchByForm(
            @Auth RecordReader reader,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String language,
            @Parameter(hidden = true) @HeaderParam("Prefer") @Nullable String prefer,
            @Context UriInfo uri,
            MultivaluedMap<String, String> form) {
        return found(reader, form, language, prefer, uri);
    }

    private Response found(
            RecordReader reader,
            MultivaluedMap<String, String> given,
            @Nullable String language,
            @Nullable String prefer,
            UriInfo uri) {
        boolean strict =
                prefer != null && prefer.toLowerCase(Locale.ROOT).contains("handling=strict");
        Found found =
                search.search(
                        reader,
                        SearchQuery.of(given, strict, clock.instant()),
                        Language.of(language));
        String base = uri.getBaseUriBuilder().path("fhir").build().toString();
        return answer(AuditEventSearch.bundle(found, base));
    }

    /** Reads one. */
    @GET
    @Path("/AuditEvent/{id}")
    @Operation(
            operationId = "fhirReadAuditEvent",
            summary = "One entry as an AuditEvent",
            description =
                    "For the patient, and for an auditor of her hospital by the id that a search"
                            + " gave, which names whose entry it is; an auditor's look then stands"
                            + " on that patient's list. Not found for anybody else's.")
    @ApiResponse(
            responseCode = "200",
            description = "The event.",
            content = @Content(mediaType = JSON, schema = @Schema(type = "object")))
    public Response read(
            @Auth RecordReader reader,
            @PathParam("id") @Parameter(schema = @Schema(example = "ae-0HV3K9QZ7M2TD")) String id,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String language) {
        return answer(search.find(reader, id, Language.of(language)));
    }

    private static Response answer(ObjectNode body) {
        return Response.ok(body, JSON_UTF8).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** The form, for the API description only. */
    @Schema(name = "AuditEventSearchForm")
    record AuditEventSearchForm(
            @Schema(name = "patient:identifier", example = "|M0001") @Nullable String identifier,
            @Schema(example = "Patient/pt-0HV3K9QZ7M2TD") @Nullable String patient,
            @Schema(example = "ge2026-03-01") @Nullable String date,
            @Schema(example = "Practitioner/N1042") @Nullable String agent,
            @Schema(example = "disclose") @Nullable String subtype,
            @Schema(name = "_count", example = "50") @Nullable Integer count,
            @Schema(name = "_sort", example = "date") @Nullable String sort) {}
}
