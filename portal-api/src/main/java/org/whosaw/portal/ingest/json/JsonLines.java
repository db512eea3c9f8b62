package org.whosaw.portal.ingest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.disclosure.Provision;
import org.whosaw.portal.ingest.Decoded;
import org.whosaw.portal.ingest.Rejection;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.PortalException;

/**
 * Reads a body of the native format item by item: one object a line, or one array. A line at fault
 * is handed back as a rejection and reading goes on; an array that breaks off has no next item, so
 * its fault is the last. Memory is that of one item. Not safe for threads.
 */
public final class JsonLines<T> {
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(20)
                                    .maxStringLength(20_000)
                                    .maxNumberLength(40)
                                    .maxNameLength(200)
                                    .build())
                    .build();

    private final LineReader<T> reader;
    private final BodyLines lines;
    private @Nullable JsonParser array;
    private boolean begun;
    private boolean over;
    private int count;

    private JsonLines(InputStream body, LineReader<T> reader) {
        this.reader = reader;
        this.lines = new BodyLines(body);
    }

    /** Returns the access events of a body. */
    public static JsonLines<AccessEvent> accessEvents(InputStream body) {
        return new JsonLines<>(body, new AccessEventReader());
    }

    /** Returns the provisions of a body. */
    public static JsonLines<Provision> provisions(InputStream body) {
        return new JsonLines<>(body, new ProvisionReader());
    }

    /**
     * Returns the next item, or null after the last.
     *
     * @throws IOException when the body itself breaks: truncated, or its compression is
     * @throws PortalException when the body is in another encoding
     */
    public @Nullable Decoded<T> next() throws IOException {
        if (over) {
            return null;
        }
        if (!begun) {
            begun = true;
            if (lines.beginsWithArray()) {
                array = FACTORY.createParser(lines.rest());
                array.nextToken();
            }
        }
        return array != null ? nextOfArray(array) : nextLine();
    }

    private @Nullable Decoded<T> nextLine() throws IOException {
        while (lines.advance()) {
            if (lines.isTooLong()) {
                return refused(lines.number(), null, JsonError.TOO_LONG, null, List.of());
            }
            if (!lines.isBlank()) {
                return line();
            }
        }
        over = true;
        return null;
    }

    private Decoded<T> line() throws IOException {
        int number = lines.number();
        try (JsonParser parser =
                FACTORY.createParser(lines.buffer(), lines.offset(), lines.length())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return refused(number, null, JsonError.MALFORMED, null, List.of(1));
            }
            Decoded<T> item = item(parser, number);
            if (item.value() != null && parser.nextToken() != null) {
                return refused(
                        number,
                        null,
                        JsonError.MALFORMED,
                        null,
                        List.of(parser.currentTokenLocation().getColumnNr()));
            }
            return item;
        } catch (JsonProcessingException e) {
            return malformed(number, e);
        }
    }

    private @Nullable Decoded<T> nextOfArray(JsonParser parser) throws IOException {
        int number = count + 1;
        try {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                over = true;
                return parser.nextToken() == null ? null : brokenAt(number, parser);
            }
            count = number;
            if (token != JsonToken.START_OBJECT) {
                if (token == null) {
                    over = true;
                    return brokenAt(number, parser);
                }
                parser.skipChildren();
                return refused(number, null, JsonError.MALFORMED, null, List.of(1));
            }
            // Copied first, so that a field at fault leaves the array readable behind its item.
            try (TokenBuffer copy = new TokenBuffer(parser)) {
                copy.copyCurrentStructure(parser);
                try (JsonParser item = copy.asParser()) {
                    item.nextToken();
                    return item(item, number);
                }
            }
        } catch (JsonProcessingException e) {
            over = true;
            return refused(number, null, JsonError.ARRAY_BROKEN, null, List.of(column(e)));
        }
    }

    private Decoded<T> item(JsonParser parser, int number) throws IOException {
        LineReader.Progress progress = new LineReader.Progress();
        try {
            return Decoded.of(number, reader.read(parser, progress));
        } catch (FieldFault fault) {
            return refused(
                    number, progress.sourceEventId, fault.error(), fault.field(), fault.args());
        } catch (PortalException refusal) {
            return refused(
                    number,
                    progress.sourceEventId,
                    refusal.errorCode(),
                    null,
                    List.of(refusal.args()));
        }
    }

    private Decoded<T> malformed(int number, JsonProcessingException e) {
        return refused(number, null, JsonError.MALFORMED, null, List.of(column(e)));
    }

    private static int column(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNr());
    }

    private Decoded<T> brokenAt(int number, JsonParser parser) {
        int column = Math.max(1, parser.currentTokenLocation().getColumnNr());
        return refused(number, null, JsonError.ARRAY_BROKEN, null, List.of(column));
    }

    private static <T> Decoded<T> refused(
            int line,
            @Nullable String sourceEventId,
            ErrorCode error,
            @Nullable String field,
            List<Object> args) {
        String id = sourceEventId == null || sourceEventId.isEmpty() ? null : sourceEventId;
        return Decoded.rejected(new Rejection(line, id, error.code(), field, args));
    }
}
