package org.whosaw.portal.ingest.fhir.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.auth.Auth;
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
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.SystemPrincipal;

/** Takes AuditEvents the FHIR way. */
@Path("/fhir")
@Produces({FhirMedia.JSON, MediaType.APPLICATION_JSON})
public final class FhirResource {
    private final FhirIngest ingest;
    private final FhirAnswers answers;

    FhirResource(FhirIngest ingest, FhirAnswers answers) {
        this.ingest = ingest;
        this.answers = answers;
    }

    /** Takes a Bundle: each entry by itself, or all or none. */
    @POST
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
        client.require(Scope.INGEST);
        return answers.toBundle(take(client, headers, body), headers, uri);
    }

    /** Takes one AuditEvent. */
    @POST
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
        client.require(Scope.INGEST);
        return answers.toEvent(take(client, headers, body), headers, uri);
    }

    private FhirIngest.Outcome take(SystemPrincipal client, HttpHeaders headers, InputStream body) {
        MediaType type = headers.getMediaType();
        answers.refuseOtherVersion(type);
        String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        boolean gzip = encoding != null && encoding.trim().equalsIgnoreCase("gzip");
        return ingest.take(body, gzip, FhirMedia.isXml(type), client);
    }

    /** Says what this server takes. */
    @GET
    @Path("/metadata")
    @Open("FHIR clients read the capability statement before they sign in; it holds no data")
    public ObjectNode metadata(@Context UriInfo uri) {
        return FhirCapabilities.statement(uri.getBaseUriBuilder().path("fhir").build().toString());
    }
}
