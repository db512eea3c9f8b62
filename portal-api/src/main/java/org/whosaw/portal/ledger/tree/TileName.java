package org.whosaw.portal.ledger.tree;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a tile of 256 neighbouring hashes, or the first of them, as C2SP tlog-tiles has it.
 *
 * @param level 0 for leaf hashes; above, each hash is the root of a full tile below
 * @param index of the tile in its level
 * @param width how many hashes it holds, 1 to 256
 */
public record TileName(int level, long index, int width) {
    /** How many hashes a full tile holds. */
    public static final int FULL = 256;

    /** The levels that one tile spans. */
    public static final int HEIGHT = 8;

    /** Trees of more than 2^56 leaves would reach level 7; none does. */
    public static final int TOP = 6;

    private static final int BASE = 1000;
    private static final Pattern PATH =
            Pattern.compile(
                    "((?:x[0-9]{3}/){0,4}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?", Pattern.DOTALL);

    public TileName {
        if (level < 0 || level > TOP || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("no such tile");
        }
    }

    /** Returns how many hashes stand at a level of a tree of {@code size} leaves. */
    public static long hashesAt(int level, long size) {
        return size >>> (HEIGHT * level);
    }

    /** Returns how wide a tile is in a tree of {@code size} leaves, 0 to 256. */
    public static int widthIn(long size, int level, long index) {
        return (int) Math.max(0, Math.min(FULL, hashesAt(level, size) - index * FULL));
    }

    /** Returns the path below the level, for example {@code x001/x234/067.p/112}. */
    public String path() {
        StringBuilder path = new StringBuilder(three(index % BASE));
        for (long rest = index / BASE; rest > 0; rest /= BASE) {
            path.insert(0, "x" + three(rest % BASE) + "/");
        }
        return width == FULL ? path.toString() : path.append(".p/").append(width).toString();
    }

    private static String three(long number) {
        return String.valueOf(BASE + number).substring(1);
    }

    /** Reads what {@link #path} wrote; empty for anything else, a second spelling included. */
    public static Optional<TileName> parse(int level, String path) {
        Matcher matcher = PATH.matcher(path);
        if (level < 0 || level > TOP || !matcher.matches()) {
            return Optional.empty();
        }
        long index = Long.parseLong(matcher.group(1).replaceAll("[x/]", ""));
        String part = matcher.group(2);
        int width = part == null ? FULL : Integer.parseInt(part);
        if (width > FULL || part != null && width == FULL) {
            return Optional.empty();
        }
        TileName name = new TileName(level, index, width);
        return name.path().equals(path) ? Optional.of(name) : Optional.empty();
    }
}
