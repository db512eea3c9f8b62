package org.whosaw.portal.ingest.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Writes a FHIR resource that is there as JSON once more as XML, for the same event in both. */
final class FhirTwin {
    private static final Set<String> RESOURCES = Set.of("contained", "resource");

    private FhirTwin() {}

    /** Decodes a resource's twin. */
    static FhirDocument decodeTwin(ObjectNode resource, String system) {
        byte[] body = xml(resource).getBytes(StandardCharsets.UTF_8);
        return new FhirDecoder(1 << 20).decodeXml(new ByteArrayInputStream(body), system);
    }

    /** Returns the resource as XML. */
    static String xml(ObjectNode resource) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + resource(resource, " xmlns=\"http://hl7.org/fhir\"");
    }

    private static String resource(JsonNode resource, String attributes) {
        String name = resource.path("resourceType").asText();
        return "<" + name + attributes + ">" + children(resource) + "</" + name + ">";
    }

    private static String children(JsonNode object) {
        StringBuilder out = new StringBuilder();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = field.getKey();
            boolean here =
                    !name.equals("resourceType")
                            && !(name.equals("text") && field.getValue().isObject())
                            && !name.startsWith("_")
                            && !(name.equals("url") && isExtension(object));
            if (here && field.getValue().isArray()) {
                field.getValue().forEach(each -> out.append(element(name, each)));
            } else if (here) {
                out.append(element(name, field.getValue()));
            }
        }
        return out.toString();
    }

    private static boolean isExtension(JsonNode object) {
        return object.has("url")
                && (object.size() <= 1
                        || object.has("extension")
                        || object.properties().stream()
                                .anyMatch(each -> each.getKey().startsWith("value")));
    }

    private static String element(String name, JsonNode value) {
        if (value.isValueNode()) {
            return "<" + name + " value=\"" + escaped(value.asText()) + "\"/>";
        }
        if (RESOURCES.contains(name) && value.has("resourceType")) {
            return "<" + name + ">" + resource(value, "") + "</" + name + ">";
        }
        String url =
                isExtension(value) ? " url=\"" + escaped(value.path("url").asText()) + "\"" : "";
        return "<" + name + url + ">" + children(value) + "</" + name + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("\n", "&#10;")
                .replace("\t", "&#9;");
    }
}
