package org.whosaw.portal.access.address;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network address as two numbers. An IPv4 address lies in the last 32 bits of {@code low}, its
 * {@code high} repeats it, so that both kinds compare by their leading bits. Names are never
 * resolved.
 */
record Address(boolean isShort, long high, long low) {
    private static final int GROUPS = 8;
    private static final int HALF = 4;
    private static final long MAPPED = 0xFFFFL << Integer.SIZE;
    private static final long TRANSLATED = 0x0064_FF9B_0000_0000L;
    private static final long SIX_TO_FOUR = 0x2002L;

    /** Returns the address that a log wrote, with or without a port or zone, or null for none. */
    static @Nullable Address parse(String written) {
        String text = written.strip();
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            text = end < 0 ? "" : text.substring(1, end);
        }
        int zone = text.indexOf('%');
        text = zone < 0 ? text : text.substring(0, zone);
        int colon = text.indexOf(':');
        boolean port = colon > 0 && colon == text.lastIndexOf(':') && text.indexOf('.') > 0;
        text = port ? text.substring(0, colon) : text;
        return text.indexOf(':') < 0 ? four(text) : six(text);
    }

    /** Returns the 32 bits of an IPv4 address, or the first 64 of an IPv6 one. */
    long key() {
        return isShort ? low : high;
    }

    private static Address of(long four) {
        return new Address(true, four, four);
    }

    private static @Nullable Address four(String text) {
        long value = number(text);
        return value < 0 ? null : of(value);
    }

    private static long number(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != HALF) {
            return -1;
        }
        long value = 0;
        for (String part : parts) {
            if (!part.matches("[0-9]{1,3}") || Integer.parseInt(part) > 255) {
                return -1;
            }
            value = value << Byte.SIZE | Integer.parseInt(part);
        }
        return value;
    }

    private static @Nullable Address six(String text) {
        int gap = text.indexOf("::");
        List<Integer> head = groups(gap < 0 ? text : text.substring(0, gap));
        List<Integer> tail = gap < 0 ? List.of() : groups(text.substring(gap + 2));
        if (head == null || tail == null) {
            return null;
        }
        int missing = GROUPS - head.size() - tail.size();
        if (gap < 0 ? missing != 0 : missing < 1) {
            return null;
        }
        List<Integer> all = new ArrayList<>(head);
        for (int i = 0; i < missing; i++) {
            all.add(0);
        }
        all.addAll(tail);
        return unwrapped(join(all.subList(0, HALF)), join(all.subList(HALF, GROUPS)));
    }

    private static @Nullable List<Integer> groups(String text) {
        List<Integer> groups = new ArrayList<>();
        if (text.isEmpty()) {
            return groups;
        }
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i == parts.length - 1 && parts[i].indexOf('.') > 0) {
                long four = number(parts[i]);
                if (four < 0) {
                    return null;
                }
                groups.add((int) (four >> Short.SIZE));
                groups.add((int) (four & 0xFFFF));
            } else if (parts[i].matches("[0-9A-Fa-f]{1,4}")) {
                groups.add(Integer.parseInt(parts[i], 16));
            } else {
                return null;
            }
        }
        return groups;
    }

    private static long join(List<Integer> groups) {
        long value = 0;
        for (int group : groups) {
            value = value << Short.SIZE | group;
        }
        return value;
    }

    /** Takes an IPv4 address out of the IPv6 one that carries it. */
    private static Address unwrapped(long high, long low) {
        boolean mapped = high == 0 && (low & 0xFFFF_FFFF_0000_0000L) == MAPPED;
        if (mapped || high == TRANSLATED && low >>> Integer.SIZE == 0) {
            return of(low & 0xFFFF_FFFFL);
        }
        if (high >>> 48 == SIX_TO_FOUR) {
            return of(high >>> Short.SIZE & 0xFFFF_FFFFL);
        }
        return new Address(false, high, low);
    }

    @Override
    public String toString() {
        return "Address";
    }
}
