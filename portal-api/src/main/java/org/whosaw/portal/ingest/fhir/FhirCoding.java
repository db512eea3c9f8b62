package org.whosaw.portal.ingest.fhir;

import org.jspecify.annotations.Nullable;

/** Holds one coding: a code of a system that we know or of another. */
record FhirCoding(FhirCodeSystem system, @Nullable String code, @Nullable String display) {
    /** Holds when the code is this one. A code without a system counts for DICOM's own numbers. */
    boolean is(FhirCodeSystem wanted, String wantedCode) {
        return wantedCode.equals(code)
                && (system == wanted
                        || wanted == FhirCodeSystem.DCM && system == FhirCodeSystem.NONE);
    }

    /** Returns what people read: the display, else the code. */
    @Nullable String label() {
        return display != null ? display : code;
    }
}
