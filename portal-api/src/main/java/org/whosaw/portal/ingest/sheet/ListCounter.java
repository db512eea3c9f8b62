package org.whosaw.portal.ingest.sheet;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.ingest.sheet.PageGatherer.LookedRow;
import org.whosaw.portal.kernel.Element;

/**
 * Counts who stands on the long lists of a file, each once, and keeps nothing else: eight bytes a
 * row, and beyond two million rows none.
 */
final class ListCounter extends ListFollower {
    private static final int MOST_TOLD_APART = 2_000_000;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Map<Integer, ListSizes.Size> sizes = new HashMap<>();
    private long[] seen = new long[64];
    private int told;
    private int beyond;

    @Override
    public void add(LookedRow row, Set<Element> elements) {
        begin(row.look());
        if (told == MOST_TOLD_APART) {
            beyond++;
            return;
        }
        if (told == seen.length) {
            seen = Arrays.copyOf(seen, Math.min(MOST_TOLD_APART, 2 * told));
        }
        seen[told++] = hash(row.row().subject());
    }

    @Override
    void end() {
        if (told > AccessEvent.MAX_SUBJECTS) {
            int apart = (int) Arrays.stream(seen, 0, told).distinct().count();
            int persons = Math.min(AccessEvent.MAX_LISTED, apart + beyond);
            sizes.put(list(), new ListSizes.Size(persons, unread()));
        }
        told = 0;
        beyond = 0;
    }

    /** Returns how many stand on each list that is too long for one event. */
    Map<Integer, ListSizes.Size> sizes() {
        return sizes;
    }

    private static long hash(SubjectKey subject) {
        return hash(hash(FNV_OFFSET, subject.system()) * FNV_PRIME, subject.value());
    }

    private static long hash(long from, String text) {
        long hash = from;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
