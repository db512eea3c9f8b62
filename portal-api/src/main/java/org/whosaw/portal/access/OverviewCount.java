package org.whosaw.portal.access;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessOverview.Headcount;
import org.whosaw.portal.access.AccessOverview.KindCount;
import org.whosaw.portal.access.AccessOverview.WindowState;
import org.whosaw.portal.access.WindowBounds.Bounds;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.store.Database;

/** Counts who looked in a window: the database groups, the dictionary tells persons apart. */
final class OverviewCount {
    private static final String GROUPS =
            """
            SELECT e.accessor_id, e.categories, count(*), sum(s.protected)
            FROM access_subject s JOIN access_event e ON e.id = s.event_id
            WHERE s.person_id = ? AND s.occurred_at >= ? AND s.occurred_at <= ?
            GROUP BY e.accessor_id, e.categories, s.protected\
            """;
    private static final String NEWEST =
            """
            SELECT occurred_at FROM access_subject
            WHERE person_id = ? AND occurred_at >= ? AND occurred_at <= ? AND protected <= %d
            ORDER BY occurred_at DESC, event_id DESC LIMIT 1\
            """;

    private final Database database;
    private final AccessorBook accessors;
    private final WindowBounds windows;

    OverviewCount(Database database, AccessorBook accessors, WindowBounds windows) {
        this.database = database;
        this.accessors = accessors;
        this.windows = windows;
    }

    AccessOverview count(AccessReading reading, @Nullable AccessWindow asked) {
        Bounds bounds = windows.bounds(reading);
        Instant newest = newest(reading, null, null);
        List<WindowState> states = new ArrayList<>();
        for (AccessWindow window : bounds.windows()) {
            states.add(
                    new WindowState(
                            window,
                            bounds.begin(window),
                            hasEntries(reading, bounds, window, newest)));
        }
        AccessWindow chosen = asked != null ? asked : choose(states);
        Instant begin = bounds.begin(chosen);
        Instant end = bounds.end(chosen);
        Tally tally = new Tally();
        for (Subject subject : reading.subjects()) {
            read(reading, subject, begin, end, tally);
        }
        return new AccessOverview(
                chosen,
                begin,
                end == null ? bounds.now() : end,
                tally.total.count(),
                tally.kindCounts(),
                tally.folded,
                newest,
                states);
    }

    /** Only a window with an end can be empty although the newest entry is after its beginning. */
    private boolean hasEntries(
            AccessReading reading, Bounds bounds, AccessWindow window, @Nullable Instant newest) {
        Instant begin = bounds.begin(window);
        Instant end = bounds.end(window);
        if (newest == null || begin != null && newest.isBefore(begin)) {
            return false;
        }
        return end == null || !newest.isAfter(end) || newest(reading, begin, end) != null;
    }

    /** The first that has entries; since-last is hers to ask for, an empty one greets nobody. */
    private static AccessWindow choose(List<WindowState> states) {
        return states.stream()
                .filter(state -> state.window() != AccessWindow.SINCE_LAST)
                .filter(WindowState::hasEntries)
                .map(WindowState::window)
                .findFirst()
                .orElse(AccessWindow.ALL);
    }

    private @Nullable Instant newest(
            AccessReading reading, @Nullable Instant from, @Nullable Instant to) {
        Instant found = null;
        for (Subject subject : reading.subjects()) {
            Long at =
                    query(
                            NEWEST.formatted(reading.opened().contains(subject.person()) ? 1 : 0),
                            subject,
                            from,
                            to,
                            rows -> rows.next() ? rows.getLong(1) : null);
            if (at != null && (found == null || Micros.instant(at).isAfter(found))) {
                found = Micros.instant(at);
            }
        }
        return found;
    }

    private record Group(long accessorId, long categories, int events, boolean isProtected) {}

    private void read(
            AccessReading reading,
            Subject subject,
            @Nullable Instant from,
            @Nullable Instant to,
            Tally tally) {
        boolean opened = reading.opened().contains(subject.person());
        List<Group> groups = new ArrayList<>();
        query(
                GROUPS,
                subject,
                from,
                to,
                rows -> {
                    while (rows.next()) {
                        groups.add(
                                new Group(
                                        rows.getLong(1),
                                        rows.getLong(2),
                                        rows.getInt(3),
                                        rows.getInt(4) > 0));
                    }
                    return null;
                });
        for (Group group : groups) {
            if (group.isProtected() && !opened) {
                tally.folded += group.events();
            } else {
                tally.add(group.accessorId(), group.categories(), group.events());
            }
        }
    }

    /** Reads a result set. */
    @FunctionalInterface
    private interface Reader<T> {
        @Nullable T read(ResultSet rows) throws SQLException;
    }

    private <T> @Nullable T query(
            String sql,
            Subject subject,
            @Nullable Instant from,
            @Nullable Instant to,
            Reader<T> reader) {
        Optional<T> found =
                database.read(
                        tx -> {
                            try {
                                PreparedStatement query = tx.statement(sql);
                                query.setLong(1, subject.person().value());
                                query.setLong(2, from == null ? Long.MIN_VALUE : Micros.of(from));
                                query.setLong(3, to == null ? Long.MAX_VALUE : Micros.of(to));
                                try (ResultSet rows = query.executeQuery()) {
                                    return Optional.ofNullable(reader.read(rows));
                                }
                            } catch (SQLException e) {
                                throw new IllegalStateException("counting failed", e);
                            }
                        });
        return found.orElse(null);
    }

    private final class Tally {
        private final Heads total = new Heads();
        private final Map<DataCategory, Heads> kinds = new EnumMap<>(DataCategory.class);
        private int folded;

        private void add(long accessorId, long categories, int events) {
            Accessor who = accessors.get(accessorId);
            total.add(who, events);
            for (DataCategory kind : DataCategory.fromBits(categories)) {
                kinds.computeIfAbsent(kind, key -> new Heads()).add(who, events);
            }
        }

        private List<KindCount> kindCounts() {
            return kinds.entrySet().stream()
                    .map(entry -> new KindCount(entry.getKey(), entry.getValue().count()))
                    .toList();
        }
    }

    private static final class Heads {
        private final Map<AccountKind, Set<ByteBuffer>> keys = new EnumMap<>(AccountKind.class);
        private int events;

        private void add(Accessor who, int more) {
            keys.computeIfAbsent(who.identity(), kind -> new HashSet<>())
                    .add(ByteBuffer.wrap(who.key()));
            events += more;
        }

        private Headcount count() {
            return new Headcount(
                    size(AccountKind.PERSONAL),
                    size(AccountKind.SHARED_ACCOUNT),
                    size(AccountKind.SYSTEM),
                    size(AccountKind.UNKNOWN),
                    events);
        }

        private int size(AccountKind kind) {
            return keys.getOrDefault(kind, Set.of()).size();
        }
    }
}
