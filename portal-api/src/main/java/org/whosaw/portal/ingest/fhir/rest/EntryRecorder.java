package org.whosaw.portal.ingest.fhir.rest;

import java.util.ArrayList;
import java.util.List;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.ingest.fhir.FhirEntry;
import org.whosaw.portal.kernel.PortalException;

/** Binds entries to the directory and records them, for formats that map to AuditEvent. */
public final class EntryRecorder {
    private final FhirDirectory directory;
    private final FhirSink sink;

    public EntryRecorder(FhirDirectory directory, FhirSink sink) {
        this.directory = directory;
        this.sink = sink;
    }

    /** Records entries, each for itself, and answers in their order; durable when it returns. */
    public List<FhirSink.Answer> record(SystemPrincipal client, List<FhirEntry> entries) {
        FhirBinding binding = new FhirBinding(directory, client, entries);
        List<FhirSink.Answer> answers = new ArrayList<>(entries.size());
        List<FhirSink.Item> bound = new ArrayList<>(entries.size());
        List<Integer> places = new ArrayList<>(entries.size());
        for (FhirEntry each : entries) {
            try {
                bound.add(binding.bind(each));
                places.add(answers.size());
                answers.add(new FhirSink.Answer(FhirSink.Status.UNDONE, null, null, null));
            } catch (PortalException refused) {
                answers.add(
                        new FhirSink.Answer(
                                FhirSink.Status.REJECTED, null, refused.errorCode(), null));
            }
        }
        if (!bound.isEmpty()) {
            List<FhirSink.Answer> recorded = sink.record(client.hospitalId(), bound, false);
            for (int i = 0; i < recorded.size(); i++) {
                answers.set(places.get(i), recorded.get(i));
            }
        }
        return answers;
    }
}
