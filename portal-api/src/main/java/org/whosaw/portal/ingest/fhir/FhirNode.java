package org.whosaw.portal.ingest.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;

/**
 * Reads one FHIR element and knows where it stands. A value of the wrong JSON type, with control
 * characters or too long is a fault that names the path and never the value.
 */
final class FhirNode {
    /** How long a text may be that we keep: names, codes, identifiers. */
    static final int MAX_TEXT = 500;

    private final String path;
    private final JsonNode json;

    FhirNode(String path, JsonNode json) {
        this.path = path;
        this.json = json;
    }

    String path() {
        return path;
    }

    JsonNode json() {
        return json;
    }

    boolean has(String name) {
        JsonNode value = json.get(name);
        return value != null && !value.isNull();
    }

    /** Returns the complex element of that name, or null when it is absent. */
    @Nullable FhirNode child(String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isObject()) {
            throw fault(FhirError.TYPE, name, "object");
        }
        return new FhirNode(path + "." + name, value);
    }

    /** Returns the complex element of that name; a missing one is a fault. */
    FhirNode required(String name) {
        FhirNode child = child(name);
        if (child == null) {
            throw fault(FhirError.REQUIRED, name);
        }
        return child;
    }

    /** Returns the elements of a repeating complex element; none when it is absent. */
    List<FhirNode> list(String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw fault(FhirError.TYPE, name, "array");
        }
        List<FhirNode> list = new ArrayList<>(value.size());
        for (int i = 0; i < value.size(); i++) {
            if (!value.get(i).isObject()) {
                throw fault(FhirError.TYPE, name + "[" + i + "]", "object");
            }
            list.add(new FhirNode(path + "." + name + "[" + i + "]", value.get(i)));
        }
        return list;
    }

    /** Returns a text of at most {@link #MAX_TEXT} characters; null when absent or blank. */
    @Nullable String text(String name) {
        String text = longText(name);
        if (text != null && text.length() > MAX_TEXT) {
            throw fault(FhirError.TOO_LONG, name, MAX_TEXT);
        }
        return text;
    }

    /** Returns a text of any length; null when absent or blank. */
    @Nullable String longText(String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw fault(FhirError.TYPE, name, "string");
        }
        String text = value.textValue();
        if (!isClean(text)) {
            throw fault(FhirError.VALUE, name);
        }
        return text.isBlank() ? null : text.strip();
    }

    /** Returns a boolean, false when it is absent. */
    boolean flag(String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw fault(FhirError.TYPE, name, "boolean");
        }
        return value.booleanValue();
    }

    /** Returns the codings and the text of a CodeableConcept element, empty when it is absent. */
    FhirConcept concept(String name) {
        FhirNode child = child(name);
        return child == null ? FhirConcept.NONE : child.asConcept();
    }

    /** Reads this element as a CodeableConcept. */
    FhirConcept asConcept() {
        List<FhirCoding> codings = new ArrayList<>();
        for (FhirNode each : list("coding")) {
            codings.add(each.asCoding());
        }
        return new FhirConcept(codings, text("text"));
    }

    /** Reads this element as a Coding. */
    FhirCoding asCoding() {
        return new FhirCoding(FhirCodeSystem.of(text("system")), text("code"), text("display"));
    }

    /** Returns a fault at this element itself. */
    PortalException fault(FhirError error) {
        return faultAt(error, path);
    }

    /** Returns a fault at the named child. */
    PortalException fault(FhirError error, String name, Object... args) {
        return faultAt(error, path + "." + name, args);
    }

    static PortalException faultAt(FhirError error, String path, Object... args) {
        return PortalException.ofFields(
                error, List.of(new FieldError(path, error.code(), List.of(args))));
    }

    /** Holds for text that FHIR allows and every database keeps: no controls, no half pairs. */
    private static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0x7f) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            } else if (Character.isLowSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
