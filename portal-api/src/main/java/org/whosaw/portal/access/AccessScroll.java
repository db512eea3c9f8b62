package org.whosaw.portal.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.Access.VisitSpan;
import org.whosaw.portal.access.AccessReasons.Explained;
import org.whosaw.portal.access.AccessRows.Range;
import org.whosaw.portal.access.why.Answer;
import org.whosaw.portal.hospital.BlindKeys;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.text.Language;

/**
 * Reads lists entry by entry in either order, for callers that fold no visits. What a reader may
 * see is the same as on {@link AccessTimeline}. Safe for threads.
 */
public final class AccessScroll {
    /** How many entries are looked through for one viewer before an answer goes out. */
    private static final int MOST_SCANNED = 20_000;

    private static final int CHUNK = 500;
    private static final Comparator<StoredAccess> OLDEST_FIRST =
            Comparator.comparingLong(StoredAccess::occurredAt)
                    .thenComparingLong(StoredAccess::eventId)
                    .thenComparing(StoredAccess::person);

    private final Database database;
    private final BlindKeys keys;
    private final AccessorBook accessors;
    private final AccessViews views;
    private final AccessReasons reasons;
    private final Predicate<PersonId> children;

    AccessScroll(
            Database database,
            BlindKeys keys,
            AccessorBook accessors,
            AccessViews views,
            AccessReasons reasons,
            Predicate<PersonId> children) {
        this.database = database;
        this.keys = keys;
        this.accessors = accessors;
        this.views = views;
        this.reasons = reasons;
        this.children = children;
    }

    /**
     * Says what to read.
     *
     * @param opened those of the subjects whose specially protected entries are read
     * @param oldestFirst the order
     * @param from the earliest time, inclusive, or null
     * @param to the latest time, inclusive, or null
     * @param times which times between are wanted
     * @param by who looked, or null for all
     * @param after where the reading before ended, or null
     */
    public record Ask(
            List<Subject> subjects,
            Set<PersonId> opened,
            boolean oldestFirst,
            @Nullable Instant from,
            @Nullable Instant to,
            Predicate<Instant> times,
            @Nullable By by,
            @Nullable Position after,
            int limit,
            Language language) {
        public Ask {
            limit = Math.max(1, Math.min(AccessReading.MAX_LIMIT, limit));
        }
    }

    /**
     * Names who looked: by the code that the subject sees, or by the number in the directory.
     *
     * @param staffNumber for readers of the hospital itself
     */
    public record By(@Nullable String code, @Nullable String staffNumber) {}

    /** The place of an entry in the list. */
    public record Position(long at, long eventId, long person) {}

    /**
     * What was read.
     *
     * @param next where to go on, or null at the end
     */
    public record Stretch(List<Access> items, @Nullable Position next) {}

    /** Reads on. */
    public Stretch read(Ask ask) {
        List<StoredAccess> page = new ArrayList<>();
        Position next = ask.after();
        boolean more = true;
        for (int scanned = 0; more && page.size() < ask.limit() && scanned < MOST_SCANNED; ) {
            // One more than asked for, to know whether something follows.
            int want = ask.by() == null ? ask.limit() + 1 : CHUNK;
            List<StoredAccess> rows = rows(ask, next, want);
            more = rows.size() == want;
            for (StoredAccess row : rows.subList(0, more ? want - 1 : rows.size())) {
                if (page.size() == ask.limit()) {
                    more = true;
                    break;
                }
                scanned++;
                next = new Position(row.occurredAt(), row.eventId(), row.person().value());
                if (ask.times().test(Micros.instant(row.occurredAt())) && isBy(ask, row)) {
                    page.add(row);
                }
            }
        }
        return new Stretch(views(page, ask.language()), more ? next : null);
    }

    private List<StoredAccess> rows(Ask ask, @Nullable Position after, int want) {
        List<StoredAccess> all = new ArrayList<>();
        database.read(
                tx -> {
                    for (Subject subject : ask.subjects()) {
                        Range range = range(ask, subject.person(), after);
                        all.addAll(
                                ask.oldestFirst()
                                        ? AccessRows.following(
                                                tx, range, micros(ask.to(), Long.MAX_VALUE), want)
                                        : AccessRows.newest(tx, range, want));
                    }
                    return all;
                });
        all.sort(ask.oldestFirst() ? OLDEST_FIRST : OLDEST_FIRST.reversed());
        return all.subList(0, Math.min(want, all.size()));
    }

    /** The same event may stand there for two subjects: the smaller person is the earlier one. */
    private static Range range(Ask ask, PersonId person, @Nullable Position after) {
        long since = micros(ask.from(), Long.MIN_VALUE);
        long at = ask.oldestFirst() ? since : micros(ask.to(), Long.MAX_VALUE);
        long id = ask.oldestFirst() ? Long.MIN_VALUE : Long.MAX_VALUE;
        if (after != null) {
            boolean left =
                    ask.oldestFirst()
                            ? person.value() > after.person()
                            : person.value() < after.person();
            at = after.at();
            id = after.eventId() + (left == ask.oldestFirst() ? 0 : 1);
        }
        boolean opened = ask.opened().contains(person);
        return new Range(person, since, at, id, opened, 0, 0, null, null);
    }

    private static long micros(@Nullable Instant time, long otherwise) {
        return time == null ? otherwise : Micros.of(time);
    }

    private boolean isBy(Ask ask, StoredAccess row) {
        By by = ask.by();
        if (by == null) {
            return true;
        }
        if (by.code() != null) {
            return views.code(row.person(), row.accessorId()).equalsIgnoreCase(by.code());
        }
        String number = by.staffNumber();
        byte[] key = accessors.get(row.accessorId()).key();
        return number != null
                && ask.subjects().stream()
                        .filter(each -> each.person().equals(row.person()))
                        .anyMatch(each -> Arrays.equals(key, keys.staff(each.hospital(), number)));
    }

    private List<Access> views(List<StoredAccess> page, Language language) {
        Map<StoredAccess, Answer> answers = new IdentityHashMap<>();
        database.read(
                tx -> {
                    answers.putAll(reasons.answer(tx, page));
                    return answers;
                });
        Map<StoredAccess, Explained> said = reasons.say(answers, children, language);
        List<Access> items = new ArrayList<>(page.size());
        for (StoredAccess row : page) {
            Explained own = said.get(row);
            if (own == null) {
                throw new IllegalStateException("an entry was not explained");
            }
            Instant at = Micros.instant(row.occurredAt());
            VisitSpan alone = new VisitSpan(1, at, at);
            items.add(views.of(row, alone, children.test(row.person()), own, language));
        }
        return items;
    }
}
