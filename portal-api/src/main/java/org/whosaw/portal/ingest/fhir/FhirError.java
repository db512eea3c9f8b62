package org.whosaw.portal.ingest.fhir;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of FHIR bodies, each with the FHIR issue type that names its kind. */
public enum FhirError implements ErrorCode {
    MALFORMED("fhir.malformed", 400, "structure"),
    TRUNCATED("fhir.truncated", 400, "incomplete"),
    VERSION("fhir.version", 422, "not-supported"),
    RESOURCE_TYPE("fhir.resource-type", 422, "not-supported"),
    BUNDLE_TYPE("fhir.bundle-type", 422, "not-supported"),
    METHOD("fhir.method", 405, "not-supported"),
    TOO_LARGE("fhir.too-large", 413, "too-long"),
    TOO_MANY_ENTRIES("fhir.too-many-entries", 413, "too-costly"),
    REQUIRED("fhir.required", 422, "required"),
    TYPE("fhir.type", 422, "structure"),
    VALUE("fhir.value", 422, "value"),
    TOO_LONG("fhir.too-long", 422, "too-long"),
    CODE("fhir.code", 422, "code-invalid"),
    TIME("fhir.time", 422, "value"),
    SEARCH("fhir.search", 400, "value"),
    IDENTIFIER_IN_ADDRESS("fhir.identifier-in-address", 400, "security"),
    NOT_UNDERSTOOD("fhir.not-understood", 422, "extension");

    private final String code;
    private final int status;
    private final String issueType;

    FhirError(String code, int status, String issueType) {
        this.code = code;
        this.status = status;
        this.issueType = issueType;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }

    /** Returns the code of FHIR's {@code IssueType} that fits. */
    public String issueType() {
        return issueType;
    }
}
