package org.whosaw.portal.ingest.sheet.grid;

import com.fasterxml.aalto.UncheckedStreamException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PortalException;

/** Says in which part of a workbook each sheet lies. */
final class SheetParts {
    private final SheetFile file;
    private final Map<String, String> targets = new HashMap<>();
    private final Map<String, String> parts = new HashMap<>();

    SheetParts(SheetFile file) {
        this.file = file;
    }

    Map<String, String> bySheetName() throws IOException {
        try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(file.channel()).get()) {
            walk(zip, "xl/_rels/workbook.xml.rels", this::relation);
            walk(zip, "xl/workbook.xml", this::sheet);
        } catch (XMLStreamException | UncheckedStreamException e) {
            throw new PortalException(GridError.BROKEN);
        }
        return parts;
    }

    private static void walk(ZipFile zip, String part, Consumer<XMLStreamReader> element)
            throws IOException, XMLStreamException {
        ZipArchiveEntry entry = zip.getEntry(part);
        if (entry == null) {
            return;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            XMLStreamReader reader = XlsxGuard.parser().createXMLStreamReader(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    element.accept(reader);
                }
            }
        }
    }

    private void relation(XMLStreamReader reader) {
        String id = reader.getAttributeValue(null, "Id");
        String target = reader.getAttributeValue(null, "Target");
        if (reader.getLocalName().equals("Relationship") && id != null && target != null) {
            targets.put(id, target.startsWith("/") ? target.substring(1) : "xl/" + target);
        }
    }

    private void sheet(XMLStreamReader reader) {
        String name = reader.getAttributeValue(null, "name");
        if (reader.getLocalName().equals("sheet") && name != null) {
            String target = targets.get(relationOf(reader));
            if (target != null) {
                parts.put(name, target);
            }
        }
    }

    /** The attribute lies in one of two namespaces, by the standard's edition. */
    private static @Nullable String relationOf(XMLStreamReader reader) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            if (reader.getAttributeLocalName(i).equals("id")
                    && namespace != null
                    && namespace.endsWith("relationships")) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }
}
