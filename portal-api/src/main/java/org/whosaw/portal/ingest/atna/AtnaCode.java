package org.whosaw.portal.ingest.atna;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds one coded value under either schema's attributes: {@code csd-code} and {@code originalText}
 * of DICOM, {@code code} and {@code displayName} of RFC 3881.
 *
 * @param system the code system's URI, null when none that we know by a URI
 */
record AtnaCode(@Nullable String code, @Nullable String system, @Nullable String display) {
    static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";
    static final String IHE = "urn:ihe:event-type-code";
    static final String RFC_3881 = "urn:rfc:3881";

    private static final Set<String> DICOM_NAMES =
            Set.of("dcm", "dicom", "1.2.840.10008.2.16.4", "dicom controlled terminology");
    private static final Map<String, String> BY_NAME =
            Map.ofEntries(
                    Map.entry("ihe transactions", IHE),
                    Map.entry("ihe-transactions", IHE),
                    Map.entry("ihe transaction", IHE),
                    Map.entry("ihe", IHE),
                    Map.entry("1.3.6.1.4.1.19376.1.2", IHE),
                    Map.entry("rfc-3881", RFC_3881),
                    Map.entry("rfc3881", RFC_3881),
                    Map.entry("actreason", "http://terminology.hl7.org/CodeSystem/v3-ActReason"),
                    Map.entry("v3-actreason", "http://terminology.hl7.org/CodeSystem/v3-ActReason"),
                    Map.entry("purposeofuse", "http://terminology.hl7.org/CodeSystem/v3-ActReason"),
                    Map.entry(
                            "hl7 purpose of use",
                            "http://terminology.hl7.org/CodeSystem/v3-ActReason"),
                    Map.entry("xspa", "urn:oasis:names:tc:xspa:1.0:subject:purposeofuse"),
                    Map.entry("snomed ct", "http://snomed.info/sct"),
                    Map.entry("sct", "http://snomed.info/sct"),
                    Map.entry(
                            "iso 21089",
                            "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle"));

    static AtnaCode of(AtnaNode node) {
        String code = node.text("csd-code");
        if (code == null) {
            code = node.text("code");
        }
        String display = node.text("originalText");
        if (display == null) {
            display = node.text("displayName");
        }
        String system = named(node.text("codeSystemName"));
        if (system == null) {
            system = named(node.text("codeSystem"));
        }
        return new AtnaCode(code, system, display);
    }

    private static @Nullable String named(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String key = name.toLowerCase(Locale.ROOT);
        if (key.startsWith("urn:oid:")) {
            key = key.substring("urn:oid:".length());
        }
        return DICOM_NAMES.contains(key) ? DCM : BY_NAME.getOrDefault(key, name);
    }

    /** Holds for one of DICOM's own numbers; where no system is named they stand for themselves. */
    boolean isDicom() {
        return code != null
                && code.length() == 6
                && code.startsWith("110")
                && (system == null || system.equals(DCM));
    }

    boolean isIhe() {
        return code != null && code.contains("-") && (system == null || system.equals(IHE));
    }

    /** Returns it as a FHIR Coding. */
    ObjectNode coding() {
        ObjectNode coding = JsonNodeFactory.instance.objectNode();
        String uri = isDicom() ? DCM : isIhe() ? IHE : system;
        if (uri != null) {
            coding.put("system", uri);
        }
        if (code != null) {
            coding.put("code", isIhe() ? code.toUpperCase(Locale.ROOT) : code);
        }
        if (display != null) {
            coding.put("display", display);
        }
        return coding;
    }

    /** Returns it as a FHIR CodeableConcept. */
    ObjectNode concept() {
        ObjectNode concept = JsonNodeFactory.instance.objectNode();
        concept.putArray("coding").add(coding());
        return concept;
    }
}
