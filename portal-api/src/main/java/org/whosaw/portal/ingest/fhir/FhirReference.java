package org.whosaw.portal.ingest.fhir;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.SubjectKey;

/**
 * Holds what a Reference says: the type and id it points to, its identifiers, its display. A
 * reference into {@code contained} takes type, identifiers and name from there.
 */
record FhirReference(
        @Nullable String type,
        @Nullable String id,
        List<FhirIdentifier> identifiers,
        @Nullable String display) {

    static final FhirReference NONE = new FhirReference(null, null, List.of(), null);

    private static final String URI_SYSTEM = "urn:ietf:rfc:3986";
    private static final Pattern LITERAL =
            Pattern.compile(
                    "(?:.*/)?([A-Z][A-Za-z]{2,63})/([A-Za-z0-9\\-._]{1,64})(?:/_history/[^/]+)?");
    private static final Pattern CONDITIONAL =
            Pattern.compile("(?:.*/)?([A-Z][A-Za-z]{2,63})\\?(?:.*&)?identifier=([^&]+)(?:&.*)?");

    FhirReference {
        identifiers = List.copyOf(identifiers);
    }

    /** Reads a Reference element; {@link #NONE} when it is absent. */
    static FhirReference of(@Nullable FhirNode node, FhirContained contained) {
        if (node == null) {
            return NONE;
        }
        List<FhirIdentifier> identifiers = new ArrayList<>();
        FhirIdentifier own = FhirIdentifier.of(node.child("identifier"));
        if (own != null) {
            identifiers.add(own);
        }
        String display = node.text("display");
        String type = typeName(node.text("type"));
        String text = node.text("reference");
        if (text == null) {
            return new FhirReference(type, null, identifiers, display);
        }
        if (text.startsWith("#")) {
            FhirReference target = contained.find(text.substring(1));
            identifiers.addAll(target.identifiers);
            return new FhirReference(
                    target.type == null ? type : target.type,
                    null,
                    identifiers,
                    display == null ? target.display : display);
        }
        return pointing(text, type, identifiers, display);
    }

    private static FhirReference pointing(
            String text,
            @Nullable String type,
            List<FhirIdentifier> identifiers,
            @Nullable String display) {
        if (text.startsWith("urn:")) {
            identifiers.add(new FhirIdentifier(URI_SYSTEM, text, FhirConcept.NONE));
            return new FhirReference(type, null, identifiers, display);
        }
        Matcher conditional = CONDITIONAL.matcher(text);
        if (conditional.matches()) {
            identifiers.add(searched(conditional.group(2)));
            return new FhirReference(conditional.group(1), null, identifiers, display);
        }
        Matcher literal = LITERAL.matcher(text);
        if (literal.matches()) {
            return new FhirReference(literal.group(1), literal.group(2), identifiers, display);
        }
        return new FhirReference(type, null, identifiers, display);
    }

    private static FhirIdentifier searched(String token) {
        String text = token;
        try {
            text = URLDecoder.decode(token, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            // The token is taken as it stands: a lone percent sign is a legal identifier character.
            text = token;
        }
        int bar = text.indexOf('|');
        return bar <= 0
                ? new FhirIdentifier(null, text.substring(bar + 1), FhirConcept.NONE)
                : new FhirIdentifier(
                        text.substring(0, bar), text.substring(bar + 1), FhirConcept.NONE);
    }

    private static @Nullable String typeName(@Nullable String uri) {
        return uri == null ? null : uri.substring(uri.lastIndexOf('/') + 1);
    }

    boolean isTo(String... types) {
        return type != null && List.of(types).contains(type);
    }

    /**
     * Returns the keys of the person it names, best first: identifiers, then {@code Patient/id}.
     */
    List<SubjectKey> subjectKeys() {
        List<SubjectKey> keys = new ArrayList<>();
        for (FhirIdentifier each : identifiers) {
            keys.addAll(each.subjectKeys());
        }
        if (id != null) {
            keys.add(SubjectKey.mrn(id));
        }
        return keys;
    }

    /** Returns the first identifier's value, else the id it points to. */
    @Nullable String number() {
        return identifiers.isEmpty() ? id : identifiers.get(0).value();
    }

    @Override
    public String toString() {
        return "FhirReference[" + type + "]";
    }
}
