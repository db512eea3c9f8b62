package org.whosaw.portal.ingest.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ingest.Decoded;
import org.whosaw.portal.ingest.Rejection;
import org.whosaw.portal.kernel.PortalException;

/**
 * Gathers the top-level elements of a body in whatever order they come, decodes each entry at once
 * and lets its tree go.
 */
final class FhirCollector {
    private static final Set<String> BATCHES = Set.of("batch", "collection", "searchset");
    private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9\\-._]{1,64}");

    private final String system;
    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    private final List<Decoded<FhirEntry>> items = new ArrayList<>();
    private int place;

    FhirCollector(String system) {
        this.system = system;
    }

    /** Takes a top-level element other than a Bundle's entries. */
    void field(String name, JsonNode value) {
        root.set(name, value);
    }

    /** Takes the next entry of a Bundle. */
    void entry(JsonNode json) {
        place++;
        if (place > FhirDecoder.MAX_ENTRIES) {
            return;
        }
        String path = "Bundle.entry[" + (place - 1) + "]";
        JsonNode resource = json.path("resource");
        try {
            if (isRemark(json, resource)) {
                return;
            }
            if (!resource.isObject()) {
                throw FhirNode.faultAt(FhirError.REQUIRED, path + ".resource");
            }
            checkRequest(new FhirNode(path, json), resource);
            items.add(Decoded.of(place, decode((ObjectNode) resource, path + ".resource")));
        } catch (PortalException fault) {
            items.add(Decoded.rejected(rejection(place, resource, fault)));
        }
    }

    /** Holds for what a server says beside its search results; it is no event. */
    private static boolean isRemark(JsonNode entry, JsonNode resource) {
        return entry.path("search").path("mode").asText().equals("outcome")
                && resource.path("resourceType").asText().equals("OperationOutcome");
    }

    private static void checkRequest(FhirNode entry, JsonNode resource) {
        FhirNode request = entry.child("request");
        if (request == null) {
            return;
        }
        String method = request.text("method");
        String url = request.text("url");
        boolean post = "POST".equals(method);
        boolean put = "PUT".equals(method);
        if (!post && !put) {
            throw request.fault(FhirError.METHOD, "method");
        }
        String wanted = post ? "AuditEvent" : "AuditEvent/" + resource.path("id").asText();
        if (url == null || !url.equals(wanted) && !url.endsWith("/" + wanted)) {
            throw request.fault(FhirError.VALUE, "url");
        }
    }

    private FhirEntry decode(ObjectNode resource, String path) {
        refuseOthers(resource, path);
        return AuditEventDecoder.decode(resource, path, system);
    }

    private static void refuseOthers(JsonNode resource, String path) {
        String other = FhirVersion.otherThanOurs(resource);
        if (other != null) {
            throw FhirNode.faultAt(FhirError.VERSION, path, other, FhirVersion.OURS);
        }
        if (!resource.path("resourceType").asText().equals("AuditEvent")) {
            throw FhirNode.faultAt(FhirError.RESOURCE_TYPE, path + ".resourceType");
        }
    }

    FhirDocument finish() {
        return switch (root.path("resourceType").asText()) {
            case "Bundle" -> finishBundle();
            default -> finishEvent();
        };
    }

    private FhirDocument finishEvent() {
        try {
            refuseOthers(root, "AuditEvent");
        } catch (PortalException fault) {
            return FhirDocument.refused(rejection(1, root, fault));
        }
        try {
            FhirEntry entry = AuditEventDecoder.decode(root, "AuditEvent", system);
            return new FhirDocument(FhirDocument.Kind.EVENT, List.of(Decoded.of(1, entry)), null);
        } catch (PortalException fault) {
            return FhirDocument.refused(rejection(1, root, fault));
        }
    }

    private FhirDocument finishBundle() {
        String type = root.path("type").asText().toLowerCase(Locale.ROOT);
        if (!type.equals("transaction") && !BATCHES.contains(type)) {
            return FhirDocument.refused(
                    new Rejection(1, null, FhirError.BUNDLE_TYPE.code(), "Bundle.type", List.of()));
        }
        if (place > FhirDecoder.MAX_ENTRIES) {
            return FhirDocument.refused(
                    new Rejection(
                            1,
                            null,
                            FhirError.TOO_MANY_ENTRIES.code(),
                            "Bundle.entry",
                            List.of(FhirDecoder.MAX_ENTRIES)));
        }
        if (root.has("entry")) {
            return FhirDocument.refused(
                    new Rejection(
                            1, null, FhirError.TYPE.code(), "Bundle.entry", List.of("array")));
        }
        return new FhirDocument(
                type.equals("transaction")
                        ? FhirDocument.Kind.TRANSACTION
                        : FhirDocument.Kind.BATCH,
                items,
                null);
    }

    private static Rejection rejection(int line, JsonNode resource, PortalException fault) {
        String code = fault.errorCode().code();
        @Nullable String id = resource.path("id").textValue();
        String known = id != null && SAFE_ID.matcher(id).matches() ? id : null;
        if (fault.fields().isEmpty()) {
            return new Rejection(line, known, code, null, List.of(fault.args()));
        }
        PortalException.FieldError field = fault.fields().get(0);
        return new Rejection(line, known, code, field.field(), field.args());
    }
}
