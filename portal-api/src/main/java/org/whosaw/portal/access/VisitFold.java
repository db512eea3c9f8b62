package org.whosaw.portal.access;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.Access.VisitSpan;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;

/**
 * Folds entries into visits: same person behind the account, same system, same subject, gaps of at
 * most 15 minutes. Feed it newest first. Not safe for threads.
 */
final class VisitFold {
    /** The longest gap within a visit, in microseconds. */
    static final long GAP = 15L * 60 * 1_000_000;

    private final Map<Key, Span> open = new HashMap<>();
    private final Map<StoredAccess, Span> spans = new IdentityHashMap<>();

    // Written by hand: what a record makes of itself is slow until it is compiled.
    private record Key(ByteBuffer accessor, long systemId, PersonId person) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && key.systemId == systemId
                    && key.person.value() == person.value()
                    && key.accessor.equals(accessor);
        }

        @Override
        public int hashCode() {
            return accessor.hashCode() * 31 + Long.hashCode(systemId ^ person.value());
        }
    }

    private static final class Span {
        private long first;
        private final long last;
        private int count = 1;

        private Span(long at) {
            first = at;
            last = at;
        }
    }

    /**
     * Tells how far visits that may have begun before a time go on after it. Feed it oldest first.
     */
    static final class Reach {
        private final Map<Key, Long> latest = new HashMap<>();
        private final long at;
        private long end;

        Reach(long at) {
            this.at = at;
            this.end = at + GAP;
        }

        /** Adds the next newer entry. */
        void add(StoredAccess row, byte[] accessorKey) {
            Key key = new Key(ByteBuffer.wrap(accessorKey), row.systemId(), row.person());
            if (row.occurredAt() - latest.getOrDefault(key, at) <= GAP) {
                latest.put(key, row.occurredAt());
                end = Math.max(end, row.occurredAt() + GAP);
            }
        }

        /** Returns the time by which the next entry of any of those visits would have to come. */
        long end() {
            return end;
        }
    }

    /** Adds the next older entry. */
    void add(StoredAccess row, byte[] accessorKey) {
        Key key = new Key(ByteBuffer.wrap(accessorKey), row.systemId(), row.person());
        Span span = open.get(key);
        if (span == null || span.first - row.occurredAt() > GAP) {
            span = new Span(row.occurredAt());
            open.put(key, span);
        } else {
            span.first = row.occurredAt();
            span.count++;
        }
        spans.put(row, span);
    }

    /** Returns the earliest time that any visit of {@code rows} has reached. */
    long oldestOf(List<StoredAccess> rows) {
        long oldest = Long.MAX_VALUE;
        for (StoredAccess row : rows) {
            Span span = spans.get(row);
            if (span != null) {
                oldest = Math.min(oldest, span.first);
            }
        }
        return oldest;
    }

    /** Returns the visit of an entry that was added. */
    VisitSpan of(StoredAccess row) {
        Span span = spans.get(row);
        if (span == null) {
            throw new IllegalArgumentException("not added");
        }
        return new VisitSpan(span.count, Micros.instant(span.first), Micros.instant(span.last));
    }
}
