package org.whosaw.portal.ingest.fhir.rest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessRecorder;
import org.whosaw.portal.disclosure.DisclosureRecorder;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.ingest.Rejection;
import org.whosaw.portal.ingest.fhir.FhirError;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PortalException;

/** Takes FHIR files in, for whoever may read files on this machine. */
public final class FhirFiles {
    private final HospitalFeature hospital;
    private final FhirSink sink;

    /** Builds it over the portal's own directory and recorders. */
    public FhirFiles(
            HospitalFeature hospital, AccessRecorder accesses, DisclosureRecorder disclosures) {
        this.hospital = hospital;
        this.sink = new RecordedEvents(accesses, disclosures);
    }

    /** What became of one event. */
    public record Item(FhirSink.Status status, @Nullable Rejection rejection) {}

    /**
     * Takes a file and answers for each of its events.
     *
     * @param system the code of the system whose events they are, or null when they say it
     * @throws PortalException when the body as a whole can not be read
     */
    public List<Item> take(InputStream body, HospitalId of, @Nullable String system)
            throws IOException {
        InputStream in = new BufferedInputStream(body);
        in.mark(64);
        byte[] head = in.readNBytes(32);
        in.reset();
        boolean gzip = head.length > 1 && head[0] == 0x1F && (head[1] & 0xFF) == 0x8B;
        boolean xml =
                !gzip
                        && new String(head, java.nio.charset.StandardCharsets.UTF_8)
                                .replace("\uFEFF", "")
                                .strip()
                                .startsWith("<");
        FhirIngest ingest =
                new FhirIngest(
                        new KnownNames(hospital, client -> Optional.ofNullable(system)), sink);
        FhirIngest.Outcome outcome =
                ingest.take(in, gzip, xml, new SystemPrincipal(0, of, Set.of(Scope.INGEST)));
        Rejection refusal = outcome.refusal();
        if (refusal != null) {
            throw new PortalException(error(refusal.code()), refusal.args().toArray());
        }
        return outcome.results().stream()
                .map(each -> new Item(each.status(), each.rejection()))
                .toList();
    }

    private static FhirError error(String code) {
        for (FhirError each : FhirError.values()) {
            if (each.code().equals(code)) {
                return each;
            }
        }
        return FhirError.MALFORMED;
    }
}
