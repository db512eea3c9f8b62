package org.whosaw.portal.ingest.fhir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds a CodeableConcept: the same meaning in several codes, and perhaps in words. */
record FhirConcept(List<FhirCoding> codings, @Nullable String text) {
    static final FhirConcept NONE = new FhirConcept(List.of(), null);

    FhirConcept {
        codings = List.copyOf(codings);
    }

    boolean is(FhirCodeSystem system, String code) {
        return codings.stream().anyMatch(each -> each.is(system, code));
    }

    boolean isEmpty() {
        return text == null && codings.stream().allMatch(each -> each.label() == null);
    }

    /** Returns what people read: the text, else the first coding's label. */
    @Nullable String label() {
        if (text != null) {
            return text;
        }
        for (FhirCoding each : codings) {
            if (each.label() != null) {
                return each.label();
            }
        }
        return null;
    }
}
