package org.whosaw.portal.ingest.fhir.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outlines of FHIR resources in the API description; FHIR R4 itself defines the rest. */
final class FhirSchemas {
    private FhirSchemas() {}

    /** An AuditEvent, as far as it is required. */
    @Schema(name = "AuditEvent", description = "FHIR R4 AuditEvent, see hl7.org/fhir/R4")
    record AuditEvent(
            @Schema(example = "AuditEvent") String resourceType,
            @Nullable String id,
            @Schema(example = "2026-03-02T08:15:30+08:00") String recorded) {}

    /** A Bundle. */
    @Schema(name = "Bundle", description = "FHIR R4 Bundle, see hl7.org/fhir/R4")
    record Bundle(
            @Schema(example = "Bundle") String resourceType,
            @Schema(example = "batch") String type) {}

    /** What went wrong, or what became of an event. */
    @Schema(name = "OperationOutcome", description = "FHIR R4 OperationOutcome")
    record OperationOutcome(
            @Schema(example = "OperationOutcome") String resourceType, List<Issue> issue) {}

    /** One issue. */
    @Schema(name = "OperationOutcomeIssue")
    record Issue(
            @Schema(example = "error") String severity,
            @Schema(example = "required") String code,
            @Nullable String diagnostics,
            @Nullable List<String> expression) {}

    /** What the server takes. */
    @Schema(name = "CapabilityStatement", description = "FHIR R4 CapabilityStatement")
    record CapabilityStatement(
            @Schema(example = "CapabilityStatement") String resourceType,
            @Schema(example = "4.0.1") String fhirVersion) {}
}
