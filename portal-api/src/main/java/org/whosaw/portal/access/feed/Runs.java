package org.whosaw.portal.access.feed;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A set of running numbers, kept as runs; the same number twice is there once. Belongs to one
 * thread.
 */
final class Runs {
    /** More gaps than this, and the numbers tell nothing: the oldest are given up. */
    static final int MOST = 512;

    /** A larger jump is a source that began to number anew, not lines that are missing. */
    static final long LARGEST_GAP = 1_000_000;

    private static final int BYTES = 4 * Long.BYTES;

    private final TreeMap<Long, Run> runs = new TreeMap<>();
    private long unclear;

    /** Adds the numbers of a run. */
    void add(Run run) {
        Run merged = run;
        Map.Entry<Long, Run> before = runs.floorEntry(run.first());
        if (before != null && touches(before.getValue(), merged)) {
            merged = join(before.getValue(), merged);
            runs.remove(before.getKey());
        }
        Map.Entry<Long, Run> after = runs.ceilingEntry(merged.first());
        while (after != null && touches(merged, after.getValue())) {
            merged = join(merged, after.getValue());
            runs.remove(after.getKey());
            after = runs.ceilingEntry(merged.first());
        }
        runs.put(merged.first(), merged);
        while (runs.size() > MOST) {
            giveUpOldest();
        }
    }

    void addAll(Collection<Run> more) {
        more.forEach(this::add);
    }

    private static boolean touches(Run left, Run right) {
        return left.last() == Long.MAX_VALUE || left.last() + 1 >= right.first();
    }

    private static Run join(Run left, Run right) {
        boolean leftLasts = left.last() >= right.last();
        return new Run(
                left.first(),
                Math.max(left.last(), right.last()),
                left.firstAt(),
                leftLasts ? left.lastAt() : right.lastAt());
    }

    private void giveUpOldest() {
        Run first = runs.pollFirstEntry().getValue();
        Run second = runs.pollFirstEntry().getValue();
        runs.put(
                first.first(),
                new Run(first.first(), second.last(), first.firstAt(), second.lastAt()));
        unclear++;
    }

    /** Returns the runs, the lowest number first. */
    List<Run> all() {
        return List.copyOf(runs.values());
    }

    /** Returns how many gaps were given up. */
    long unclear() {
        return unclear;
    }

    /** Returns what is missing between runs, the lowest number first. */
    static List<Gap> gaps(List<Run> ordered) {
        List<Gap> gaps = new ArrayList<>();
        for (int i = 1; i < ordered.size(); i++) {
            Run before = ordered.get(i - 1);
            Run after = ordered.get(i);
            long missing = after.first() - before.last() - 1;
            if (missing > 0 && missing <= LARGEST_GAP) {
                gaps.add(Gap.between(before, after));
            }
        }
        return gaps;
    }

    /** Returns runs as bytes. */
    static byte[] pack(List<Run> runs) {
        ByteBuffer bytes = ByteBuffer.allocate(runs.size() * BYTES);
        for (Run each : runs) {
            bytes.putLong(each.first()).putLong(each.last());
            bytes.putLong(each.firstAt()).putLong(each.lastAt());
        }
        return bytes.array();
    }

    /** Returns the runs of bytes that {@link #pack} made. */
    static List<Run> unpack(byte[] packed) {
        ByteBuffer bytes = ByteBuffer.wrap(packed);
        List<Run> runs = new ArrayList<>(packed.length / BYTES);
        while (bytes.remaining() >= BYTES) {
            runs.add(new Run(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong()));
        }
        return runs;
    }
}
