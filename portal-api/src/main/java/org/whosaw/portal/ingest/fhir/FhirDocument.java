package org.whosaw.portal.ingest.fhir;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ingest.Decoded;
import org.whosaw.portal.ingest.Rejection;

/**
 * Holds a decoded body.
 *
 * @param kind what the body was
 * @param items one for each entry, in order; the line is the entry's place from 1
 * @param refusal why the body as a whole was refused, null when it was read
 */
public record FhirDocument(Kind kind, List<Decoded<FhirEntry>> items, @Nullable Rejection refusal) {
    /** What a body is. */
    public enum Kind {
        /** One AuditEvent. */
        EVENT,
        /** A Bundle whose entries stand alone. */
        BATCH,
        /** A Bundle of which all entries are taken or none. */
        TRANSACTION
    }

    public FhirDocument {
        items = List.copyOf(items);
    }

    static FhirDocument refused(Rejection refusal) {
        return new FhirDocument(Kind.EVENT, List.of(), refusal);
    }
}
