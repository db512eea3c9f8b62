package org.whosaw.portal.ingest.atna;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ingest.atna.AtnaFault.FaultException;

/**
 * Reads one message's XML and makes its id on the way: a digest of elements, attributes and text in
 * whatever order attributes came and however it was indented. A document type ends the reading
 * before anything is fetched or expanded.
 */
final class AtnaXml {
    private static final int MAX_DEPTH = 30;
    private static final int MAX_ELEMENTS = 50_000;
    private static final int ID_BYTES = 24;

    /** How some relays write line ends and tabs. */
    private static final Pattern ESCAPED = Pattern.compile("#0(?:11|12|15)");

    private static final XMLInputFactory FACTORY = factory();

    private final MessageDigest digest;
    private final Deque<AtnaNode> open = new ArrayDeque<>();
    private @Nullable AtnaNode root;
    private int elements;

    private AtnaXml() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this JVM", e);
        }
    }

    /** A message's root, and the id that its content makes. */
    record Read(AtnaNode root, String id) {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    static Read read(byte[] bytes, int from, int to) throws FaultException {
        try {
            return new AtnaXml().document(new ByteArrayInputStream(bytes, from, to - from));
        } catch (FaultException fault) {
            byte[] mended =
                    fault.fault().error() == AtnaError.MALFORMED
                            ? unescaped(bytes, from, to)
                            : null;
            if (mended == null) {
                throw fault;
            }
            return new AtnaXml().document(new ByteArrayInputStream(mended));
        }
    }

    /** Returns it with a relay's escapes inside tags taken back, or null when there are none. */
    private static byte @Nullable [] unescaped(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        String mended = ESCAPED.matcher(text).replaceAll(" ");
        return mended.equals(text) ? null : mended.getBytes(StandardCharsets.ISO_8859_1);
    }

    private Read document(ByteArrayInputStream bytes) throws FaultException {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(bytes);
            while (reader.hasNext()) {
                event(reader);
            }
            reader.close();
        } catch (XMLStreamException malformed) {
            Location at = malformed.getLocation();
            throw fault(AtnaError.MALFORMED, at);
        }
        AtnaNode found = root;
        if (found == null) {
            throw new FaultException(new AtnaFault(AtnaError.MALFORMED, 1, 1, null, List.of()));
        }
        byte[] id = Arrays.copyOf(digest.digest(), ID_BYTES);
        return new Read(found, "atna-" + HexFormat.of().formatHex(id));
    }

    private void event(XMLStreamReader reader) throws XMLStreamException, FaultException {
        switch (reader.next()) {
            case XMLStreamConstants.START_ELEMENT -> start(reader);
            case XMLStreamConstants.END_ELEMENT -> {
                open.pop();
                put(")");
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                String text = ESCAPED.matcher(reader.getText()).replaceAll(" ").strip();
                if (!text.isEmpty()) {
                    put("=");
                    put(text);
                }
            }
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw fault(AtnaError.DOCTYPE, reader.getLocation());
            default -> {
                // Comments and instructions say nothing.
            }
        }
    }

    private void start(XMLStreamReader reader) throws FaultException {
        if (open.size() >= MAX_DEPTH || ++elements > MAX_ELEMENTS) {
            throw fault(AtnaError.TOO_DEEP, reader.getLocation());
        }
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String space = reader.getAttributeNamespace(i);
            if (space == null || space.isEmpty()) {
                attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
        }
        Location at = reader.getLocation();
        AtnaNode node =
                new AtnaNode(
                        reader.getLocalName(),
                        attributes,
                        new ArrayList<>(),
                        at.getLineNumber(),
                        at.getColumnNumber());
        put("(");
        put(node.name());
        attributes.forEach(
                (name, value) -> {
                    put(name);
                    put(value);
                });
        AtnaNode parent = open.peek();
        if (parent == null) {
            root = node;
        } else {
            parent.children().add(node);
        }
        open.push(node);
    }

    private void put(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static FaultException fault(AtnaError error, @Nullable Location at) {
        int line = at == null ? 1 : Math.max(1, at.getLineNumber());
        int column = at == null ? 1 : Math.max(1, at.getColumnNumber());
        return new FaultException(new AtnaFault(error, line, column, null, List.of()));
    }
}
