package org.whosaw.portal.web.kill;

import java.util.List;

/**
 * One request that a hospital sends, and may have to send again.
 *
 * @param ids the source event ids in it, in their order; none for a registration
 */
record Letter(Kind kind, String body, List<String> ids) {
    /** What is sent where. */
    enum Kind {
        ACCESSES("POST", "/api/v1/ingest/access-events?answers=all", "application/x-ndjson"),
        DISCLOSURES("POST", "/api/v1/ingest/disclosures?answers=all", "application/x-ndjson"),
        FHIR_BUNDLE("POST", "/fhir", "application/fhir+json"),
        FHIR_EVENT("POST", "/fhir/AuditEvent", "application/fhir+json"),
        PATIENTS("PUT", "/api/v1/directory/patients", "application/json");

        final String method;
        final String path;
        final String type;

        Kind(String method, String path, String type) {
            this.method = method;
            this.path = path;
            this.type = type;
        }
    }
}
