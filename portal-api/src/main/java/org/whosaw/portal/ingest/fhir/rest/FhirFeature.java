package org.whosaw.portal.ingest.fhir.rest;

import java.util.List;
import org.whosaw.portal.text.Texts;

/** Builds the FHIR end points. */
public final class FhirFeature {
    private final OperationOutcomes outcomes;
    private final FhirIngest ingest;

    public FhirFeature(FhirDirectory directory, FhirSink sink, Texts texts) {
        this.outcomes = new OperationOutcomes(texts);
        this.ingest = new FhirIngest(directory, sink);
    }

    /** Returns what Jersey takes: the resource, and the filter that words its errors. */
    public List<Object> components() {
        return List.of(
                new FhirResource(ingest, new FhirAnswers(outcomes)),
                new FhirOutcomeFilter(outcomes));
    }
}
