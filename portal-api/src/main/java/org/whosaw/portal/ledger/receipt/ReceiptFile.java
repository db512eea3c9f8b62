package org.whosaw.portal.ledger.receipt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.CanonicalBytes;
import org.whosaw.portal.ledger.Commitment;
import org.whosaw.portal.ledger.LeafKind;

/**
 * Writes receipts as JSON files and reads them back: strictly, for what is not read is not held.
 */
public final class ReceiptFile {
    /** How large a receipt may be. */
    public static final int LARGEST = 32 << 20;

    static final String FORMAT = "whosaw.receipt.v1";

    private static final Set<String> MEMBERS =
            Set.of("format", "statement", "checkpoint", "key", "entries", "proof");
    private static final Set<String> ENTRY = Set.of("kind", "place", "salt", "fields");
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();
    private static final HexFormat HEX = HexFormat.of();

    private ReceiptFile() {}

    /** Returns the bytes of the file. */
    public static byte[] write(Receipt receipt) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeStringField("statement", receipt.statement());
            json.writeStringField("checkpoint", receipt.checkpoint());
            json.writeStringField("key", receipt.key());
            json.writeArrayFieldStart("entries");
            for (Receipt.Entry each : receipt.entries()) {
                json.writeRaw("\n");
                entry(json, each);
            }
            json.writeEndArray();
            json.writeRaw("\n");
            json.writeArrayFieldStart("proof");
            for (byte[] each : receipt.proof()) {
                json.writeString(Base64.getEncoder().encodeToString(each));
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw("\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Writes one entry with what its leaf is worked out from. */
    static void entry(JsonGenerator json, Receipt.Entry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", entry.content().kind().code());
        json.writeNumberField("place", entry.place());
        json.writeStringField("salt", HEX.formatHex(entry.salt()));
        json.writeObjectFieldStart("fields");
        for (CanonicalBytes.Field each : entry.content().fields()) {
            json.writeFieldName(each.name());
            if (each.type() == '0') {
                json.writeNull();
                continue;
            }
            json.writeStartObject();
            json.writeStringField(String.valueOf(each.type()), value(each));
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String value(CanonicalBytes.Field field) {
        return switch (field.type()) {
            case 't' -> field.text();
            case 'n' -> Long.toString(field.number());
            default -> HEX.formatHex(field.value());
        };
    }

    /**
     * Reads a file.
     *
     * @throws PortalException when it is cut off, or no receipt
     */
    public static Receipt read(byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw new PortalException(ReceiptError.NOT_A_RECEIPT);
        }
        try {
            JsonNode json = MAPPER.readTree(bytes);
            demand(json != null && json.isObject() && names(json).equals(new TreeSet<>(MEMBERS)));
            demand(FORMAT.equals(text(json, "format")));
            List<Receipt.Entry> entries = new ArrayList<>();
            for (JsonNode each : list(json, "entries")) {
                entries.add(entry(each));
            }
            List<byte[]> proof = new ArrayList<>();
            for (JsonNode each : list(json, "proof")) {
                demand(each.isTextual());
                byte[] hash = Base64.getDecoder().decode(each.textValue());
                demand(Base64.getEncoder().encodeToString(hash).equals(each.textValue()));
                proof.add(hash);
            }
            return new Receipt(
                    text(json, "statement"),
                    text(json, "checkpoint"),
                    text(json, "key"),
                    entries,
                    proof);
        } catch (JsonEOFException e) {
            throw new PortalException(ReceiptError.CUT_OFF);
        } catch (JsonProcessingException e) {
            throw new PortalException(cutOrOther(bytes));
        } catch (IOException | IllegalArgumentException e) {
            throw new PortalException(ReceiptError.NOT_A_RECEIPT);
        }
    }

    /** A file of ours ends in a brace; one that begins like ours and does not was cut off. */
    private static ReceiptError cutOrOther(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1).stripTrailing();
        boolean cut = text.startsWith("{") && !text.endsWith("}");
        return cut ? ReceiptError.CUT_OFF : ReceiptError.NOT_A_RECEIPT;
    }

    private static Receipt.Entry entry(JsonNode json) {
        demand(json.isObject() && names(json).equals(new TreeSet<>(ENTRY)));
        JsonNode place = json.get("place");
        demand(place.isIntegralNumber() && place.canConvertToLong());
        byte[] salt = hex(text(json, "salt"));
        demand(salt.length == Commitment.SALT_BYTES);
        LeafKind kind =
                LeafKind.of(text(json, "kind"))
                        .orElseThrow(() -> new PortalException(ReceiptError.NOT_A_RECEIPT));
        CanonicalBytes content = CanonicalBytes.of(kind);
        JsonNode fields = json.get("fields");
        demand(fields.isObject());
        for (Map.Entry<String, JsonNode> each : fields.properties()) {
            field(content, each.getKey(), each.getValue());
        }
        return new Receipt.Entry(place.longValue(), salt, content);
    }

    private static void field(CanonicalBytes content, String name, JsonNode value) {
        if (value.isNull()) {
            content.text(name, null);
            return;
        }
        demand(value.isObject() && value.size() == 1);
        String type = value.fieldNames().next();
        JsonNode given = value.get(type);
        demand(given.isTextual());
        switch (type) {
            case "t" -> content.text(name, given.textValue());
            case "n" -> {
                long number = Long.parseLong(given.textValue());
                demand(Long.toString(number).equals(given.textValue()));
                content.number(name, number);
            }
            case "b" -> content.bytes(name, hex(given.textValue()));
            default -> throw new PortalException(ReceiptError.NOT_A_RECEIPT);
        }
    }

    private static byte[] hex(String text) {
        byte[] bytes = HEX.parseHex(text);
        demand(HEX.formatHex(bytes).equals(text));
        return bytes;
    }

    private static TreeSet<String> names(JsonNode json) {
        TreeSet<String> names = new TreeSet<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = json.get(name);
        demand(value != null && value.isTextual());
        return value.textValue();
    }

    private static JsonNode list(JsonNode json, String name) {
        JsonNode value = json.get(name);
        demand(value.isArray());
        return value;
    }

    private static void demand(boolean right) {
        if (!right) {
            throw new PortalException(ReceiptError.NOT_A_RECEIPT);
        }
    }
}
