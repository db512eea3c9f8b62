package org.whosaw.portal.ingest.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Turns FHIR XML into the tree that FHIR JSON would be. Document types are refused, so nothing is
 * ever fetched or expanded; narratives are skipped.
 */
final class FhirXml {
    private static final String FHIR = "http://hl7.org/fhir";
    private static final int MAX_DEPTH = 60;

    /** The elements that repeat, after the element that holds them; {@code *} for any. */
    private static final Set<String> REPEATING =
            Set.of(
                    "Bundle.entry",
                    "Bundle.link",
                    "entry.link",
                    "meta.profile",
                    "meta.security",
                    "meta.tag",
                    "AuditEvent.subtype",
                    "AuditEvent.purposeOfEvent",
                    "AuditEvent.agent",
                    "AuditEvent.entity",
                    "agent.role",
                    "agent.policy",
                    "agent.purposeOfUse",
                    "source.type",
                    "entity.securityLabel",
                    "entity.detail",
                    "name.given",
                    "name.prefix",
                    "Device.deviceName",
                    "*.coding",
                    "*.contained",
                    "*.extension",
                    "*.modifierExtension");

    private static final Set<String> NAMED_LISTS =
            Set.of("Patient", "Practitioner", "RelatedPerson", "Person");
    private static final Set<String> BOOLEANS = Set.of("requestor", "valueBoolean", "active");

    private final XMLStreamReader reader;

    private FhirXml(XMLStreamReader reader) {
        this.reader = reader;
    }

    /** Reads a whole document. */
    static ObjectNode read(InputStream body) throws IOException, MalformedException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(body);
            ObjectNode root = new FhirXml(reader).document();
            reader.close();
            return root;
        } catch (XMLStreamException malformed) {
            if (malformed.getNestedException() instanceof IOException broken) {
                throw broken;
            }
            throw new MalformedException(malformed);
        }
    }

    private ObjectNode document() throws XMLStreamException {
        ObjectNode root = null;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw new XMLStreamException("document type", reader.getLocation());
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                root = resource(1);
            }
        }
        if (root == null) {
            throw new XMLStreamException("no element", reader.getLocation());
        }
        return root;
    }

    private ObjectNode resource(int depth) throws XMLStreamException {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        String type = reader.getLocalName();
        if (!FHIR.equals(reader.getNamespaceURI())) {
            throw new XMLStreamException("namespace", reader.getLocation());
        }
        resource.put("resourceType", type);
        children(resource, type, depth);
        return resource;
    }

    /** Reads up to the end of the current element. */
    private void children(ObjectNode into, String parent, int depth) throws XMLStreamException {
        if (depth > MAX_DEPTH) {
            throw new XMLStreamException("depth", reader.getLocation());
        }
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isStartElement()) {
                child(into, parent, depth);
            } else if (reader.getEventType() == XMLStreamConstants.END_DOCUMENT) {
                throw new XMLStreamException("end", reader.getLocation());
            }
        }
    }

    private void child(ObjectNode into, String parent, int depth) throws XMLStreamException {
        String name = reader.getLocalName();
        if (!FHIR.equals(reader.getNamespaceURI()) || isNarrative(parent, name)) {
            skip();
            return;
        }
        if (name.equals("resource") || name.equals("contained")) {
            put(into, parent, name, wrapped(depth));
            return;
        }
        String value = reader.getAttributeValue(null, "value");
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        String url = reader.getAttributeValue(null, "url");
        if (url != null) {
            node.put("url", url);
        }
        children(node, name, depth + 1);
        if (value == null) {
            put(into, parent, name, node);
        } else if (BOOLEANS.contains(name) && (value.equals("true") || value.equals("false"))) {
            put(into, parent, name, JsonNodeFactory.instance.booleanNode(value.equals("true")));
        } else {
            put(into, parent, name, JsonNodeFactory.instance.textNode(value));
        }
    }

    /** A resource's narrative is not read; a CodeableConcept's text is a plain value. */
    private boolean isNarrative(String parent, String name) {
        return name.equals("text")
                && Character.isUpperCase(parent.charAt(0))
                && reader.getAttributeValue(null, "value") == null;
    }

    private ObjectNode wrapped(int depth) throws XMLStreamException {
        ObjectNode found = null;
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isStartElement()) {
                found = resource(depth + 1);
            } else if (reader.getEventType() == XMLStreamConstants.END_DOCUMENT) {
                throw new XMLStreamException("end", reader.getLocation());
            }
        }
        return found == null ? JsonNodeFactory.instance.objectNode() : found;
    }

    private void skip() throws XMLStreamException {
        int open = 1;
        while (open > 0) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                open++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                throw new XMLStreamException("end", reader.getLocation());
            }
        }
    }

    private static void put(ObjectNode into, String parent, String name, JsonNode value) {
        JsonNode present = into.get(name);
        if (present instanceof ArrayNode list) {
            list.add(value);
        } else if (isList(parent, name)) {
            into.putArray(name).add(value);
        } else if (present != null) {
            // Repeats in a resource that we only look through, or a fault the decoder will name.
            into.putArray(name).add(present).add(value);
        } else {
            into.set(name, value);
        }
    }

    private static boolean isList(String parent, String name) {
        if (REPEATING.contains(parent + "." + name) || REPEATING.contains("*." + name)) {
            return true;
        }
        boolean resource = Character.isUpperCase(parent.charAt(0));
        return resource && name.equals("identifier")
                || name.equals("name") && NAMED_LISTS.contains(parent);
    }

    /** Says where a document stops being XML. */
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final int line;
        private final int column;

        MalformedException(XMLStreamException cause) {
            super("malformed", null, false, false);
            javax.xml.stream.@Nullable Location location = cause.getLocation();
            this.line = location == null ? 1 : Math.max(1, location.getLineNumber());
            this.column = location == null ? 1 : Math.max(1, location.getColumnNumber());
        }

        int line() {
            return line;
        }

        int column() {
            return column;
        }
    }
}
