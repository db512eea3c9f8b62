package org.whosaw.portal.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final int AROUND_A_VALUE = 1 + 1 + 4;

    /** Names that were looked at before; ours are few, a file's may be many. */
    private static final Map<String, byte[]> NAMES = new ConcurrentHashMap<>();

    private static final int MOST_NAMES = 500;

    private final LeafKind kind;
    private final List<Field> fields = new ArrayList<>(24);
    private boolean sorted = true;

    /**
     * One field.
     *
     * @param type {@code t} text, {@code n} number, {@code b} bytes, {@code 0} nothing
     */
    public record Field(String name, char type, byte[] value) {
        /** Returns the text of a field of type {@code t}. */
        public String text() {
            return new String(value, StandardCharsets.UTF_8);
        }

        /** Returns the number of a field of type {@code n}. */
        public long number() {
            return ByteBuffer.wrap(value).getLong();
        }
    }

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
        if (number == null) {
            return put(name, 'n', null);
        }
        byte[] bytes = new byte[Long.BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[i] = (byte) (number >>> 8 * (Long.BYTES - 1 - i));
        }
        return put(name, 'n', bytes);
    }

    /** Adds bytes, or says that there are none. */
    public CanonicalBytes bytes(String name, byte @Nullable [] bytes) {
        return put(name, 'b', bytes == null ? null : bytes.clone());
    }

    private CanonicalBytes put(String name, char type, byte @Nullable [] bytes) {
        nameBytes(name);
        int last = fields.size() - 1;
        int order = last < 0 ? 1 : name.compareTo(fields.get(last).name());
        if (order <= 0) {
            sorted = false;
            if (fields.stream().anyMatch(each -> each.name().equals(name))) {
                throw new IllegalArgumentException("a field stands once");
            }
        } else if (!sorted && fields.stream().anyMatch(each -> each.name().equals(name))) {
            throw new IllegalArgumentException("a field stands once");
        }
        fields.add(bytes == null ? new Field(name, '0', NOTHING) : new Field(name, type, bytes));
        return this;
    }

    private static byte[] nameBytes(String name) {
        byte[] known = NAMES.get(name);
        if (known != null) {
            return known;
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name for a field");
        }
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        if (NAMES.size() < MOST_NAMES) {
            NAMES.put(name, bytes);
        }
        return bytes;
    }

    /** Returns the kind. */
    public LeafKind kind() {
        return kind;
    }

    /** Returns the fields in the order of their names. */
    public List<Field> fields() {
        if (!sorted) {
            fields.sort(Comparator.comparing(Field::name));
            sorted = true;
        }
        return List.copyOf(fields);
    }

    /** Returns the bytes: the one place that says how they lie. */
    public byte[] toBytes() {
        if (!sorted) {
            fields.sort(Comparator.comparing(Field::name));
            sorted = true;
        }
        byte[] word = kind.code().getBytes(StandardCharsets.US_ASCII);
        int length = HEAD.length + 1 + word.length + 2;
        for (Field each : fields) {
            length += AROUND_A_VALUE + each.name().length() + each.value().length;
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        out.put(HEAD).put((byte) word.length).put(word).putShort((short) fields.size());
        for (Field each : fields) {
            byte[] name = nameBytes(each.name());
            out.put((byte) name.length).put(name).put((byte) each.type());
            out.putInt(each.value().length).put(each.value());
        }
        return out.array();
    }
}
