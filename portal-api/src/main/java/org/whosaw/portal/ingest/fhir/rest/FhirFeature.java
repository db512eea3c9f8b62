package org.whosaw.portal.ingest.fhir.rest;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.whosaw.portal.access.AccessRecorder;
import org.whosaw.portal.disclosure.DisclosureRecorder;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.ingest.RefusalCounter;
import org.whosaw.portal.text.Texts;

/** Builds the FHIR end points. */
public final class FhirFeature {
    private final OperationOutcomes outcomes;
    private final FhirIngest ingest;

    private final RefusalCounter refusals;

    public FhirFeature(
            FhirDirectory directory, FhirSink sink, RefusalCounter refusals, Texts texts) {
        this.refusals = refusals;
        this.outcomes = new OperationOutcomes(texts);
        this.ingest = new FhirIngest(directory, sink);
    }

    private FhirFeature(FhirIngest ingest, RefusalCounter refusals, Texts texts) {
        this.refusals = refusals;
        this.outcomes = new OperationOutcomes(texts);
        this.ingest = ingest;
    }

    /** Returns the room over the portal's own directory and recorders. */
    public static FhirFeature of(
            HospitalFeature hospital,
            FhirReceipts receipts,
            Function<SystemPrincipal, Optional<String>> ownSystem,
            AccessRecorder accesses,
            DisclosureRecorder disclosures,
            RefusalCounter refusals,
            Texts texts) {
        return new FhirFeature(
                new FhirIngest(
                        new KnownNames(hospital, ownSystem),
                        new RecordedEvents(accesses, disclosures),
                        receipts),
                refusals,
                texts);
    }

    /** Registers the end points and the filter that words their errors. */
    public void install(JerseyEnvironment jersey) {
        components().forEach(jersey::register);
    }

    /** Returns what Jersey takes: the resource, and the filter that words its errors. */
    public List<Object> components() {
        return List.of(
                new FhirResource(ingest, new FhirAnswers(outcomes), refusals),
                new FhirOutcomeFilter(outcomes));
    }
}
