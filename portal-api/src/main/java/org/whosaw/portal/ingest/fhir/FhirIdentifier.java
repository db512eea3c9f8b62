package org.whosaw.portal.ingest.fhir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.SubjectKey;

/** Holds one identifier: a value in a system, of a type. Personal: it never prints the value. */
record FhirIdentifier(@Nullable String system, String value, FhirConcept type) {
    private static final int MAX_VALUE = 200;

    /** Reads an Identifier element; null when it has no value. */
    static @Nullable FhirIdentifier of(@Nullable FhirNode node) {
        if (node == null) {
            return null;
        }
        String value = node.text("value");
        if (value == null) {
            return null;
        }
        if (value.length() > MAX_VALUE) {
            throw node.fault(FhirError.TOO_LONG, "value", MAX_VALUE);
        }
        return new FhirIdentifier(node.text("system"), value, node.concept("type"));
    }

    /** Reads an HL7 v2 CX text such as {@code 123^^^&1.2.3&ISO}; any other text is its value. */
    static FhirIdentifier ofCx(String text) {
        String[] parts = text.split("\\^", -1);
        if (parts.length < 4 || parts[0].isBlank()) {
            return new FhirIdentifier(null, text, FhirConcept.NONE);
        }
        String[] authority = parts[3].split("&", -1);
        String system = authority[0].isBlank() ? null : authority[0].strip();
        if (authority.length > 2 && authority[2].equals("ISO") && !authority[1].isBlank()) {
            system = "urn:oid:" + authority[1].strip();
        }
        return new FhirIdentifier(system, parts[0].strip(), FhirConcept.NONE);
    }

    boolean isType(String code) {
        return type.is(FhirCodeSystem.IDENTIFIER_TYPE, code);
    }

    /**
     * Returns the keys under which the directory may know this person, best first. Without a system
     * it is the hospital's own number.
     */
    List<SubjectKey> subjectKeys() {
        if (system == null) {
            FhirIdentifier cx = ofCx(value);
            if (cx.system != null) {
                return List.of(new SubjectKey(cx.system, cx.value));
            }
            return List.of(SubjectKey.mrn(cx.value));
        }
        List<SubjectKey> keys = new ArrayList<>();
        keys.add(new SubjectKey(system, value));
        if (isType("MR")) {
            keys.add(SubjectKey.mrn(value));
        }
        return keys;
    }

    @Override
    public String toString() {
        return "FhirIdentifier[redacted]";
    }
}
