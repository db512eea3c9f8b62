package org.whosaw.portal.ingest.fhir.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ingest.Rejection;
import org.whosaw.portal.ingest.fhir.FhirDocument;
import org.whosaw.portal.ingest.fhir.FhirError;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.text.Language;

/** Puts what became of a body into FHIR's answers. */
final class FhirAnswers {
    private final OperationOutcomes outcomes;

    FhirAnswers(OperationOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    /** Refuses a media type that says another FHIR version. */
    void refuseOtherVersion(MediaType type) {
        String version = type.getParameters().get("fhirVersion");
        if (version != null && !version.startsWith("4.0")) {
            boolean harmless = version.matches("[0-9.]{1,10}");
            throw new PortalException(FhirError.VERSION, harmless ? version : "?", "4.0.1 (R4)");
        }
    }

    /** Answers a Bundle. A single event at the Bundles' address is refused. */
    Response toBundle(FhirIngest.Outcome outcome, HttpHeaders headers, UriInfo uri) {
        Language language = language(headers);
        if (outcome.refusal() != null) {
            return refused(List.of(outcome.refusal()), language);
        }
        if (outcome.isUndone()) {
            return refused(rejections(outcome), language);
        }
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        boolean transaction = outcome.kind() == FhirDocument.Kind.TRANSACTION;
        bundle.put("resourceType", "Bundle");
        bundle.put("type", transaction ? "transaction-response" : "batch-response");
        if (!outcome.results().isEmpty()) {
            var entries = bundle.putArray("entry");
            for (FhirIngest.Result each : outcome.results()) {
                entries.addObject().set("response", response(each, language));
            }
        }
        return json(Response.ok(), bundle, language);
    }

    private ObjectNode response(FhirIngest.Result result, Language language) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        Rejection rejection = result.rejection();
        if (rejection != null) {
            int status = OperationOutcomes.errorOf(rejection.code()).status();
            response.put("status", statusLine(status));
            response.set("outcome", outcomes.of(List.of(rejection), language));
            return response;
        }
        boolean duplicate = result.status() == FhirSink.Status.DUPLICATE;
        response.put("status", duplicate ? "200 OK" : "201 Created");
        if (result.id() != null) {
            response.put("location", "AuditEvent/" + fhirId(result.id()) + "/_history/1");
            response.put("etag", "W/\"1\"");
        }
        if (duplicate || result.status() == FhirSink.Status.HELD) {
            response.set("outcome", outcomes.taken(result.status(), language));
        }
        return response;
    }

    /** Answers one AuditEvent. */
    Response toEvent(FhirIngest.Outcome outcome, HttpHeaders headers, UriInfo uri) {
        Language language = language(headers);
        if (outcome.refusal() != null) {
            return refused(List.of(outcome.refusal()), language);
        }
        if (outcome.kind() != FhirDocument.Kind.EVENT) {
            Rejection bundle =
                    new Rejection(
                            1,
                            null,
                            FhirError.RESOURCE_TYPE.code(),
                            "Bundle.resourceType",
                            List.of());
            return refused(List.of(bundle), language);
        }
        FhirIngest.Result result = outcome.results().get(0);
        if (result.rejection() != null) {
            return refused(List.of(result.rejection()), language);
        }
        boolean duplicate = result.status() == FhirSink.Status.DUPLICATE;
        Response.ResponseBuilder answer = Response.status(duplicate ? 200 : 201);
        URI location = location(result.id(), uri);
        if (location != null) {
            answer.location(location).header(HttpHeaders.ETAG, "W/\"1\"");
        }
        return json(answer, outcomes.taken(result.status(), language), language);
    }

    private static @Nullable URI location(@Nullable Long id, UriInfo uri) {
        return id == null
                ? null
                : uri.getBaseUriBuilder()
                        .path("fhir/AuditEvent")
                        .path(fhirId(id))
                        .path("_history/1")
                        .build();
    }

    /** Returns our id as FHIR allows it, with a dash for the line. */
    private static String fhirId(long id) {
        return Ids.format(IdPrefix.ACCESS, id).replace('_', '-');
    }

    private Response refused(List<Rejection> rejections, Language language) {
        int status = OperationOutcomes.errorOf(rejections.get(0).code()).status();
        return json(Response.status(status), outcomes.of(rejections, language), language);
    }

    private static List<Rejection> rejections(FhirIngest.Outcome outcome) {
        List<Rejection> all = new ArrayList<>();
        for (FhirIngest.Result each : outcome.results()) {
            if (each.rejection() != null) {
                all.add(each.rejection());
            }
        }
        return all;
    }

    private static Response json(
            Response.ResponseBuilder answer, ObjectNode body, Language language) {
        return answer.type(FhirMedia.JSON_UTF8)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(body)
                .build();
    }

    private static Language language(HttpHeaders headers) {
        return Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static String statusLine(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null
                ? status + " Unprocessable Entity"
                : status + " " + known.getReasonPhrase();
    }
}
