package org.whosaw.portal.ingest.sheet.grid;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PortalException;

/**
 * Looks through a workbook before it is read: how much it unpacks to, whether it holds macros or
 * declares a document type, and which cells are merged. Unpacks every part once and keeps nothing
 * but the merged ranges.
 */
final class XlsxGuard {
    private static final int MAX_PARTS = 2_000;
    private static final long MAX_STRINGS = 64L << 20;
    private static final long RATIO_FROM = 8L << 20;
    private static final long MAX_RATIO = 200;
    private static final int MAX_TEXT = 40_000;

    private final long maxBytes;
    private final Map<String, Merges> merges = new HashMap<>();
    private final Map<String, Integer> within = new HashMap<>();
    private final boolean partly;
    private long unpacked;
    private long rows;

    /**
     * @param partly whether a workbook that is merely long is read as far as that goes; one that
     *     unpacks to far too much for its size never is
     */
    XlsxGuard(long maxBytes, boolean partly) {
        this.maxBytes = maxBytes;
        this.partly = partly;
    }

    /** Returns a parser that knows no document types and opens nothing outside. */
    static XMLInputFactory parser() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /**
     * Returns the merged ranges of each sheet part, for example {@code xl/worksheets/sheet1.xml}.
     */
    Map<String, Merges> check(SheetFile file) throws IOException {
        try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(file.channel()).get()) {
            List<ZipArchiveEntry> parts = Collections.list(zip.getEntries());
            checkNames(parts);
            parts.sort(Comparator.comparing(part -> isSheet(part.getName()))); // sheets last
            for (ZipArchiveEntry part : parts) {
                try (InputStream in = new Counted(zip.getInputStream(part), part)) {
                    check(part.getName(), in);
                }
            }
        } catch (XMLStreamException | UncheckedStreamException | IllegalArgumentException e) {
            throw new PortalException(GridError.BROKEN);
        }
        return merges;
    }

    /** Returns how many rows of a sheet part may be read, or null for all. */
    @Nullable Integer within(String part) {
        return within.get(part);
    }

    private static boolean isSheet(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith("xl/worksheets/");
    }

    /** Returns how many rows all sheets have. */
    long rows() {
        return rows;
    }

    private static void checkNames(List<ZipArchiveEntry> parts) {
        Set<String> names = new HashSet<>();
        for (ZipArchiveEntry part : parts) {
            String name = part.getName().toLowerCase(Locale.ROOT);
            if (!names.add(name) || parts.size() > MAX_PARTS) {
                throw new PortalException(GridError.BROKEN);
            }
            if (name.endsWith("vbaproject.bin") || name.startsWith("xl/macrosheets/")) {
                throw new PortalException(GridError.MACROS);
            }
        }
        if (!names.contains("[content_types].xml") || !names.contains("xl/workbook.xml")) {
            throw new PortalException(GridError.FORMAT);
        }
    }

    private void check(String name, InputStream in) throws IOException, XMLStreamException {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean xml = lower.endsWith(".xml") || lower.endsWith(".rels");
        if (!xml) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return;
        }
        XMLStreamReader reader = parser().createXMLStreamReader(in);
        try {
            long before = rows;
            Merges found = walk(reader, lower.equals("[content_types].xml"));
            if (isSheet(name)) {
                merges.put(name, found);
                if (unpacked > maxBytes) {
                    within.put(name, (int) Math.max(0, rows - before - 1));
                }
            }
        } finally {
            reader.close();
        }
    }

    private Merges walk(XMLStreamReader reader, boolean types) throws XMLStreamException {
        Merges found = new Merges();
        int length = 0;
        while (unpacked <= maxBytes && reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> throw new PortalException(GridError.DOCTYPE);
                case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new PortalException(GridError.DOCTYPE);
                case XMLStreamConstants.CHARACTERS -> length += reader.getTextLength();
                case XMLStreamConstants.START_ELEMENT -> {
                    length = 0;
                    element(reader, types, found);
                }
                default -> length = 0;
            }
            if (length > MAX_TEXT) {
                throw new PortalException(GridError.BROKEN);
            }
        }
        return found;
    }

    private void element(XMLStreamReader reader, boolean types, Merges found) {
        if (types) {
            String type = reader.getAttributeValue(null, "ContentType");
            if (type != null && type.toLowerCase(Locale.ROOT).contains("macroenabled")) {
                throw new PortalException(GridError.MACROS);
            }
            return;
        }
        String name = reader.getLocalName();
        if (name.equals("row")) {
            rows++;
        } else if (name.equals("mergeCell")) {
            found.add(reader.getAttributeValue(null, "ref"));
        }
    }

    /** Counts what a part unpacks to and refuses when it is too much. */
    private final class Counted extends FilterInputStream {
        private final ZipArchiveEntry part;
        private long own;

        private Counted(InputStream in, ZipArchiveEntry part) {
            super(in);
            this.part = part;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            own += read;
            unpacked += read;
            boolean tooDense =
                    own > RATIO_FROM && own / Math.max(1, part.getCompressedSize()) > MAX_RATIO;
            boolean tooManyStrings =
                    own > MAX_STRINGS && part.getName().endsWith("sharedStrings.xml");
            boolean tooMuch = unpacked > maxBytes && !(partly && isSheet(part.getName()));
            if (tooMuch || tooDense || tooManyStrings) {
                throw new PortalException(GridError.BOMB, maxBytes);
            }
        }
    }
}
