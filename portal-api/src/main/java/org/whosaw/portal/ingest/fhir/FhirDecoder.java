package org.whosaw.portal.ingest.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ingest.Rejection;

/**
 * Decodes FHIR R4 bodies: one AuditEvent, or a Bundle of them, as JSON or XML. Pure; reads the
 * stream once, entry by entry, and never throws for what stands in it.
 */
public final class FhirDecoder {
    /** How many entries one Bundle may have. */
    public static final int MAX_ENTRIES = 5_000;

    private static final ObjectMapper MAPPER = new JsonMapper(factory());

    private final long maxBytes;

    /** Creates a decoder that reads at most so many bytes of a body. */
    public FhirDecoder(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(60)
                                .maxStringLength(1_000_000)
                                .maxNumberLength(100)
                                .maxNameLength(500)
                                .build())
                .build();
    }

    /**
     * Decodes a JSON body.
     *
     * @param system the code of the sender's own system
     */
    public FhirDocument decodeJson(InputStream body, String system) {
        FhirCollector collector = new FhirCollector(system);
        try (JsonParser parser = MAPPER.createParser(new LimitedStream(body, maxBytes))) {
            readRoot(parser, collector);
        } catch (JsonProcessingException malformed) {
            return FhirDocument.refused(at(malformed.getLocation()));
        } catch (LimitedStream.TooLargeException tooLarge) {
            return FhirDocument.refused(refusal(FhirError.TOO_LARGE, maxBytes));
        } catch (IOException broken) {
            return FhirDocument.refused(refusal(FhirError.TRUNCATED));
        }
        return collector.finish();
    }

    /** Decodes an XML body, see {@link #decodeJson}. */
    public FhirDocument decodeXml(InputStream body, String system) {
        FhirCollector collector = new FhirCollector(system);
        try {
            ObjectNode root = FhirXml.read(new LimitedStream(body, maxBytes));
            root.properties().forEach(each -> collect(collector, each.getKey(), each.getValue()));
        } catch (FhirXml.MalformedException malformed) {
            return FhirDocument.refused(
                    refusal(FhirError.MALFORMED, malformed.line(), malformed.column()));
        } catch (LimitedStream.TooLargeException tooLarge) {
            return FhirDocument.refused(refusal(FhirError.TOO_LARGE, maxBytes));
        } catch (IOException broken) {
            return FhirDocument.refused(refusal(FhirError.TRUNCATED));
        }
        return collector.finish();
    }

    /**
     * Decodes one AuditEvent that another format was written as.
     *
     * @throws org.whosaw.portal.kernel.PortalException with the path at fault, from {@code
     *     AuditEvent} on
     */
    public static FhirEntry decodeTree(ObjectNode event, String system) {
        return AuditEventDecoder.decode(event, "AuditEvent", system);
    }

    private static void collect(FhirCollector collector, String name, JsonNode value) {
        if (name.equals("entry") && value.isArray()) {
            value.forEach(collector::entry);
        } else {
            collector.field(name, value);
        }
    }

    private static void readRoot(JsonParser parser, FhirCollector collector) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new JsonParseException(parser, "no object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("entry") && value == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    collector.entry(MAPPER.readTree(parser));
                }
            } else {
                collector.field(name, MAPPER.readTree(parser));
            }
        }
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "more than one");
        }
    }

    private static Rejection at(@Nullable JsonLocation location) {
        return location == null
                ? refusal(FhirError.MALFORMED, 1, 1)
                : refusal(
                        FhirError.MALFORMED,
                        Math.max(1, location.getLineNr()),
                        Math.max(1, location.getColumnNr()));
    }

    static Rejection refusal(FhirError error, Object... args) {
        return new Rejection(1, null, error.code(), null, List.of(args));
    }
}
