package org.whosaw.portal.ingest.fhir.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.annotation.Annotation;
import org.whosaw.portal.problem.Problem;
import org.whosaw.portal.text.Language;

/** Turns the problems of FHIR paths into OperationOutcomes, whoever raised them. */
final class FhirOutcomeFilter implements ContainerResponseFilter {
    private final OperationOutcomes outcomes;

    FhirOutcomeFilter(OperationOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        String relative = path.startsWith("/") ? path.substring(1) : path;
        boolean fhir = relative.equals("fhir") || relative.startsWith("fhir/");
        if (fhir && response.getEntity() instanceof Problem problem) {
            Language language = Language.of(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
            response.setEntity(
                    outcomes.of(problem, language), new Annotation[0], FhirMedia.JSON_UTF8);
        }
    }
}
