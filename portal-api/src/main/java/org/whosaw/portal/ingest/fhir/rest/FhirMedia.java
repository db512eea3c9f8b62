package org.whosaw.portal.ingest.fhir.rest;

import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** Names FHIR's media types. */
final class FhirMedia {
    static final String JSON = "application/fhir+json";
    static final String XML = "application/fhir+xml";
    static final MediaType JSON_UTF8 =
            new MediaType("application", "fhir+json", Map.of("charset", "utf-8"));

    private FhirMedia() {}

    /** Holds for a body in XML. */
    static boolean isXml(MediaType type) {
        String subtype = type.getSubtype();
        return subtype.equals("xml") || subtype.endsWith("+xml");
    }
}
