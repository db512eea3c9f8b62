package org.whosaw.portal.ingest.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the resources that an event carries inside itself. */
final class FhirContained {
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");

    private final Map<String, FhirNode> byId = new HashMap<>();

    FhirContained(FhirNode event) {
        for (FhirNode each : event.list("contained")) {
            String id = each.text("id");
            if (id != null) {
                byId.put(id.startsWith("#") ? id.substring(1) : id, each);
            }
        }
    }

    /** Returns what the contained resource says of itself; nothing when there is none. */
    FhirReference find(String id) {
        FhirNode resource = byId.get(id);
        if (resource == null) {
            return FhirReference.NONE;
        }
        List<FhirIdentifier> identifiers = new ArrayList<>();
        if (resource.json().path("identifier").isArray()) {
            for (FhirNode each : resource.list("identifier")) {
                FhirIdentifier identifier = FhirIdentifier.of(each);
                if (identifier != null) {
                    identifiers.add(identifier);
                }
            }
        }
        return new FhirReference(
                resource.text("resourceType"), null, identifiers, nameOf(resource));
    }

    private static @Nullable String nameOf(FhirNode resource) {
        if (resource.json().path("name").isTextual()) {
            return resource.text("name");
        }
        if (resource.json().path("deviceName").isArray()) {
            for (FhirNode each : resource.list("deviceName")) {
                return each.text("name");
            }
        }
        if (!resource.json().path("name").isArray()) {
            return null;
        }
        for (FhirNode each : resource.list("name")) {
            String whole = each.text("text");
            return whole != null ? whole : joined(each);
        }
        return null;
    }

    private static @Nullable String joined(FhirNode name) {
        StringBuilder given = new StringBuilder();
        name.json().path("given").forEach(each -> given.append(each.asText()).append(' '));
        String family = name.text("family");
        boolean chinese = family != null && HAN.matcher(family).matches();
        String result =
                chinese
                        ? family + given.toString().replace(" ", "")
                        : (given + (family == null ? "" : family)).strip();
        return result.isEmpty() || result.length() > FhirNode.MAX_TEXT ? null : result;
    }
}
