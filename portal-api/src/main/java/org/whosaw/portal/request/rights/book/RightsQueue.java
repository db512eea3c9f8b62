package org.whosaw.portal.request.rights.book;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.request.RequestKind;
import org.whosaw.portal.request.rights.RightsAudience;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.book.RightsDao.Row;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.vault.Vault;

/**
 * What a hospital's desk still owes: first what hurts most if it is late (minors, protected data,
 * people who still lie there), then by the day on which it is due. Safe for threads.
 */
public final class RightsQueue {
    private static final Comparator<Row> ORDER =
            Comparator.comparingInt(Row::urgency)
                    .thenComparingLong(Row::dueAt)
                    .thenComparingLong(Row::id);
    private static final long ANYBODY = -1;
    private static final long NOBODY = 0;

    private final Database database;
    private final RightsRows rows;

    public RightsQueue(Database database, Vault vault) {
        this.database = database;
        this.rows = new RightsRows(vault);
    }

    /** Which of them. */
    public enum Show implements Coded {
        ALL,
        /** Whose time is over. */
        OVERDUE,
        /** Which she who asks has in hand. */
        MINE,
        /** Which nobody has in hand. */
        NOBODYS
    }

    /** After which one a page goes on; the one that is the last of a page names the next page. */
    public record Place(int urgency, long due, long id) {
        /** Before all of them. */
        public static final Place FIRST = new Place(-1, 0, 0);

        /** Returns the place of a request. */
        public static Place of(RightsRequest request) {
            return new Place(
                    request.marks().urgency(), Micros.of(request.times().dueAt()), request.id());
        }
    }

    /**
     * What is asked for.
     *
     * @param audiences those whose requests she sees
     * @param member who asks
     * @param kind of one kind, or null
     */
    public record Asked(
            HospitalId hospital,
            List<RightsAudience> audiences,
            long member,
            Show show,
            @Nullable RequestKind kind) {
        public Asked {
            audiences = List.copyOf(audiences);
        }
    }

    /** Returns the next ones, without their history. */
    public List<RightsRequest> next(Asked asked, Place after, int limit, Instant now) {
        List<Row> found = new ArrayList<>();
        for (RightsAudience audience : asked.audiences()) {
            found.addAll(of(asked, audience, after, limit, now));
        }
        return found.stream()
                .sorted(ORDER)
                .limit(limit)
                .map(row -> rows.open(row, List.of(), List.of()))
                .toList();
    }

    private List<Row> of(
            Asked asked, RightsAudience audience, Place after, int limit, Instant now) {
        boolean overdue = asked.show() == Show.OVERDUE;
        RequestKind kind = asked.kind();
        long owner =
                switch (asked.show()) {
                    case MINE -> asked.member();
                    case NOBODYS -> NOBODY;
                    case ALL, OVERDUE -> ANYBODY;
                };
        return database.read(
                tx ->
                        tx.dao(RightsDao.class)
                                .queue(
                                        asked.hospital().value(),
                                        audience.code(),
                                        kind == null ? "" : kind.code(),
                                        owner,
                                        overdue ? 1 : 0,
                                        Micros.of(now),
                                        after.urgency(),
                                        after.due(),
                                        after.id(),
                                        limit));
    }

    /** Returns how many are owed, and of how many the time is over. */
    public Owed owed(Asked asked, Instant now) {
        int open = 0;
        int overdue = 0;
        for (RightsAudience audience : asked.audiences()) {
            RightsDao.CountRow count =
                    database.read(
                            tx ->
                                    tx.dao(RightsDao.class)
                                            .owed(
                                                    asked.hospital().value(),
                                                    audience.code(),
                                                    Micros.of(now)));
            open += count.total();
            overdue += count.late();
        }
        return new Owed(open, overdue);
    }

    /** How much is owed. */
    public record Owed(int open, int overdue) {}
}
