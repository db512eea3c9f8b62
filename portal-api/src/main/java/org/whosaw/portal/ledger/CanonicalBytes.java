package org.whosaw.portal.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a leaf commits to as bytes that any language can write again: the kind, then the
 * fields by name. {@code docs/ledger.md} says the same for other languages, with examples. Belongs
 * to one thread.
 *
 * <ul>
 *   <li>A name is lower-case letters, digits and underscores, and stands once.
 *   <li>Two different contents never have the same bytes.
 * </ul>
 */
public final class CanonicalBytes {
    private static final byte[] HEAD = "whosaw.entry.v1\n".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final byte[] NOTHING = {};

    private final LeafKind kind;
    private final SortedMap<String, Value> fields = new TreeMap<>();

    private record Value(char type, byte[] bytes) {}

    private CanonicalBytes(LeafKind kind) {
        this.kind = kind;
    }

    /** Begins the bytes of a leaf of that kind. */
    public static CanonicalBytes of(LeafKind kind) {
        return new CanonicalBytes(kind);
    }

    /** Adds a text, or says that there is none. */
    public CanonicalBytes text(String name, @Nullable String text) {
        return put(name, 't', text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a whole number, or says that there is none. */
    public CanonicalBytes number(String name, @Nullable Long number) {
        return put(
                name, 'n', number == null ? null : ByteBuffer.allocate(8).putLong(number).array());
    }

    /** Adds bytes, or says that there are none. */
    public CanonicalBytes bytes(String name, byte @Nullable [] bytes) {
        return put(name, 'b', bytes == null ? null : bytes.clone());
    }

    private CanonicalBytes put(String name, char type, byte @Nullable [] bytes) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name for a field");
        }
        Value value = bytes == null ? new Value('0', NOTHING) : new Value(type, bytes);
        if (fields.putIfAbsent(name, value) != null) {
            throw new IllegalArgumentException("a field stands once");
        }
        return this;
    }

    /** Returns the bytes: the one place that says how they lie. */
    public byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        out.writeBytes(HEAD);
        word(out, kind.code());
        out.writeBytes(ByteBuffer.allocate(2).putShort((short) fields.size()).array());
        for (Map.Entry<String, Value> each : fields.entrySet()) {
            word(out, each.getKey());
            out.write(each.getValue().type());
            byte[] bytes = each.getValue().bytes();
            out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }

    private static void word(ByteArrayOutputStream out, String word) {
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }
}
