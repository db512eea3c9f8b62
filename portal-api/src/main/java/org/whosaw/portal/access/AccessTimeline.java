package org.whosaw.portal.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessReading.Filter;
import org.whosaw.portal.access.AccessReasons.Explained;
import org.whosaw.portal.access.AccessRows.Range;
import org.whosaw.portal.access.why.Answer;
import org.whosaw.portal.crypto.Cursors;
import org.whosaw.portal.hospital.DirectoryCards.SystemCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.hospital.PersonKind;
import org.whosaw.portal.hospital.withheld.DeferralBook;
import org.whosaw.portal.hospital.withheld.DeferralRow;
import org.whosaw.portal.hospital.withheld.EntryKind;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.Page;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.Remembered;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.vault.Vault;

/**
 * Reads who looked: the list newest first, one entry, the overview. Never writes an entry. Safe for
 * threads.
 *
 * <ul>
 *   <li>a subject the reader did not name is never read;
 *   <li>specially protected entries are left out unless opened, and only counted;
 *   <li>visits are folded over what the reader sees; a page looks a little beyond both its ends so
 *       that their counts are whole, at most {@value #LOOK_ROUND} entries each way.
 * </ul>
 */
public final class AccessTimeline {
    private static final String DOMAIN = "accesses";
    private static final int LOOK_AHEAD = 10;
    private static final int LOOK_ROUND = 300;

    /** Newest first; entries of one instant in a fixed order. */
    private static final Comparator<StoredAccess> NEWEST_FIRST =
            Comparator.comparingLong(StoredAccess::occurredAt)
                    .thenComparingLong(StoredAccess::eventId)
                    .thenComparing(StoredAccess::person)
                    .reversed();

    private final Database database;
    private final Cursors cursors;
    private final Vault vault;
    private final DirectoryLookup lookup;
    private final PersonDirectory persons;
    private final AccessorBook accessors;
    private final AccessViews views;
    private final WindowBounds windows;
    private final AccessReasons reasons;
    private final ChangeFeed feed;
    private final DeferralBook deferrals;
    private final Clock clock;
    private final Remembered<PersonId, Boolean> children =
            Remembered.forAWhile(50_000, Duration.ofMinutes(1));

    AccessTimeline(
            Database database,
            Cursors cursors,
            Vault vault,
            DirectoryLookup lookup,
            PersonDirectory persons,
            AccessorBook accessors,
            AccessViews views,
            WindowBounds windows,
            AccessReasons reasons,
            DeferralBook deferrals,
            Clock clock) {
        this.database = database;
        this.cursors = cursors;
        this.vault = vault;
        this.lookup = lookup;
        this.persons = persons;
        this.accessors = accessors;
        this.views = views;
        this.windows = windows;
        this.reasons = reasons;
        this.feed = new ChangeFeed(database, persons, accessors, reasons, views, clock);
        this.deferrals = deferrals;
        this.clock = clock;
    }

    /** Returns one page of entries, newest first. */
    public Page<Access> list(AccessReading reading) {
        long[] at = position(reading);
        List<Range> ranges = ranges(reading, at);
        VisitFold fold = new VisitFold();
        List<StoredAccess> page = new ArrayList<>();
        Map<StoredAccess, Answer> answers = new IdentityHashMap<>();
        Set<ToldLate.Line> late = new HashSet<>();
        boolean more =
                database.read(
                        tx -> {
                            boolean follows = fill(tx, ranges, reading, at, page, fold);
                            answers.putAll(reasons.answer(tx, page));
                            late.addAll(ToldLate.among(tx, page));
                            return follows;
                        });
        Map<StoredAccess, Explained> said = reasons.say(answers, this::isChild, reading.language());
        List<Access> items = new ArrayList<>(page.size());
        for (StoredAccess row : page) {
            Access item = view(row, fold, said, reading.language());
            if (late.contains(ToldLate.Line.of(row))) {
                item.flags().add(AccessFlag.HELD_BACK);
            }
            items.add(item);
        }
        return new Page<>(items, more ? cursorAfter(page.get(page.size() - 1)) : null);
    }

    private Access view(
            StoredAccess row,
            VisitFold fold,
            Map<StoredAccess, Explained> explained,
            Language language) {
        Explained own = explained.get(row);
        if (own == null) {
            throw new IllegalStateException("an entry was not explained");
        }
        return views.of(row, fold.of(row), isChild(row.person()), own, language);
    }

    private String cursorAfter(StoredAccess last) {
        return cursors.write(DOMAIN, last.occurredAt(), last.eventId(), last.person().value());
    }

    /** Reads the page and what is around it, adds all to the fold; says whether more follows. */
    private boolean fill(
            Tx tx,
            List<Range> ranges,
            AccessReading reading,
            long[] at,
            List<StoredAccess> page,
            VisitFold fold) {
        int limit = reading.limit();
        if (reading.cursor() != null) {
            long latest = latest(reading);
            for (Range range : ranges) {
                List<StoredAccess> newer = newer(tx, range, at[0], latest);
                for (int i = newer.size() - 1; i >= 0; i--) {
                    fold.add(newer.get(i), keyOf(tx, newer.get(i)));
                }
            }
        }
        int want = limit + LOOK_AHEAD;
        List<StoredAccess> rows = newest(tx, ranges, want);
        page.addAll(rows.subList(0, Math.min(limit, rows.size())));
        page.forEach(row -> fold.add(row, keyOf(tx, row)));
        boolean more = rows.size() > limit;
        lookBeyond(tx, ranges, page, rows, want, fold);
        return more;
    }

    /**
     * Reads what is newer than a page, oldest first, as far as visits may reach out of the page,
     * and never beyond what the reader asked for: there a visit ends on every page alike.
     */
    private List<StoredAccess> newer(Tx tx, Range range, long at, long latest) {
        for (long span = VisitFold.GAP; ; span *= 2) {
            long until = Math.min(at + span, latest);
            List<StoredAccess> rows = AccessRows.following(tx, range, until, LOOK_ROUND);
            VisitFold.Reach reach = new VisitFold.Reach(at);
            rows.forEach(row -> reach.add(row, keyOf(tx, row)));
            if (rows.size() == LOOK_ROUND || reach.end() <= until || until == latest) {
                return rows;
            }
        }
    }

    private void lookBeyond(
            Tx tx,
            List<Range> ranges,
            List<StoredAccess> page,
            List<StoredAccess> rows,
            int want,
            VisitFold fold) {
        List<StoredAccess> beyond = rows.subList(page.size(), rows.size());
        int looked = 0;
        boolean whole = rows.size() < want;
        while (!beyond.isEmpty() && looked < LOOK_ROUND) {
            long oldest = fold.oldestOf(page);
            for (StoredAccess row : beyond) {
                if (row.occurredAt() < oldest - VisitFold.GAP) {
                    return;
                }
                fold.add(row, keyOf(tx, row));
                oldest = Math.min(oldest, fold.oldestOf(page));
                looked++;
            }
            if (whole) {
                return;
            }
            StoredAccess last = beyond.get(beyond.size() - 1);
            List<Range> next = new ArrayList<>();
            for (Range range : ranges) {
                next.add(after(range, last.occurredAt(), last.eventId(), last.person().value()));
            }
            beyond = newest(tx, next, 100);
            whole = beyond.size() < 100;
        }
    }

    private static List<StoredAccess> newest(Tx tx, List<Range> ranges, int want) {
        if (ranges.size() == 1) {
            return AccessRows.newest(tx, ranges.get(0), want);
        }
        List<StoredAccess> all = new ArrayList<>();
        for (Range range : ranges) {
            all.addAll(AccessRows.newest(tx, range, want));
        }
        all.sort(NEWEST_FIRST);
        return all.subList(0, Math.min(want, all.size()));
    }

    private byte[] keyOf(Tx tx, StoredAccess row) {
        return accessors.get(tx, row.accessorId()).key();
    }

    private long[] position(AccessReading reading) {
        if (reading.cursor() != null) {
            long[] end = cursors.read(DOMAIN, reading.cursor(), 3);
            if (reading.subjects().stream().noneMatch(each -> each.person().value() == end[2])) {
                throw new PortalException(KernelError.INVALID_CURSOR); // another reader's
            }
            return end;
        }
        return new long[] {latest(reading), Long.MAX_VALUE, Long.MAX_VALUE};
    }

    /** Returns the latest time that the reader asks for. */
    private long latest(AccessReading reading) {
        Instant to = reading.filter().to();
        AccessWindow window = reading.filter().window();
        Instant end = window == null ? null : windows.endOf(reading, window);
        Instant until = to == null || end != null && end.isBefore(to) ? end : to;
        return until == null ? Long.MAX_VALUE : Micros.of(until);
    }

    private List<Range> ranges(AccessReading reading, long[] at) {
        Filter filter = reading.filter();
        Instant begin = filter.window() == null ? null : windows.beginOf(reading, filter.window());
        Instant from = filter.from();
        Instant since = begin == null || from != null && from.isAfter(begin) ? from : begin;
        long sinceMicros = since == null ? Long.MIN_VALUE : Micros.of(since);
        List<Range> ranges = new ArrayList<>();
        for (Subject subject : reading.subjects()) {
            Optional<SystemCard> system =
                    filter.system() == null
                            ? Optional.empty()
                            : lookup.system(subject.hospital(), filter.system());
            if (filter.system() != null && system.isEmpty()) {
                continue;
            }
            Range range =
                    new Range(
                            subject.person(),
                            sinceMicros,
                            at[0],
                            at[1],
                            reading.opened().contains(subject.person()),
                            filter.category() == null ? 0 : 1L << filter.category().ordinal(),
                            Element.toBits(filter.elements()),
                            filter.department(),
                            system.map(SystemCard::id).orElse(null));
            ranges.add(after(range, at[0], at[1], at[2]));
        }
        return ranges;
    }

    /**
     * Returns the range of what lies after a position of the merged list. The same event may stand
     * there for two subjects: the smaller person comes second.
     */
    private static Range after(Range range, long at, long eventId, long personId) {
        boolean sameEventLeft = range.person().value() < personId && eventId != Long.MAX_VALUE;
        return range.before(at, sameEventLeft ? eventId + 1 : eventId);
    }

    /**
     * Returns one entry of the reader's subjects.
     *
     * @throws PortalException not found, for anybody else's entry as for none
     */
    public AccessDetail find(AccessReading reading, long eventId) {
        for (Subject subject : reading.subjects()) {
            boolean opened = reading.opened().contains(subject.person());
            Optional<StoredDetail> row =
                    database.read(
                            tx ->
                                    tx.dao(DetailDao.class)
                                            .find(
                                                    eventId,
                                                    subject.person().value(),
                                                    opened ? 1 : 0));
            if (row.isPresent()) {
                return detail(subject.person(), row.get(), reading.language());
            }
        }
        throw new PortalException(KernelError.NOT_FOUND);
    }

    private AccessDetail detail(PersonId person, StoredDetail row, Language language) {
        StoredAccess stored = row.access(person);
        VisitFold fold = new VisitFold();
        Range around =
                new Range(
                        person,
                        stored.occurredAt() - 4 * VisitFold.GAP,
                        stored.occurredAt() + 4 * VisitFold.GAP,
                        Long.MAX_VALUE,
                        row.isProtected() != 0,
                        0,
                        0,
                        null,
                        stored.systemId());
        Map<StoredAccess, Answer> answers = new IdentityHashMap<>();
        AtomicBoolean first = new AtomicBoolean();
        AtomicReference<@Nullable DeferralRow> held = new AtomicReference<>();
        StoredAccess self =
                database.read(
                        tx -> {
                            StoredAccess same = stored;
                            for (StoredAccess each : AccessRows.newest(tx, around, LOOK_ROUND)) {
                                fold.add(each, keyOf(tx, each));
                                same = each.eventId() == stored.eventId() ? each : same;
                            }
                            if (same == stored) {
                                fold.add(stored, keyOf(tx, stored));
                            }
                            answers.putAll(reasons.answer(tx, List.of(same)));
                            first.set(isFirst(tx, same));
                            held.set(
                                    deferrals
                                            .ended(tx, EntryKind.ACCESS, same.eventId(), person)
                                            .orElse(null));
                            return same;
                        });
        Access access = view(self, fold, reasons.say(answers, this::isChild, language), language);
        if (first.get()) {
            access.flags().add(AccessFlag.FIRST_TIME);
        }
        if (held.get() != null) {
            access.flags().add(AccessFlag.HELD_BACK);
        }
        return new AccessDetail(
                access,
                Micros.instant(row.recordedAt()),
                row.sequence(),
                vault.of(person).openNullable(AccessRecorder.REASON, row.reason()),
                vault.of(person).openNullable(AccessRecorder.APPROVAL, row.approval()),
                views.phone(self),
                access.terminal() == null ? views.address(self) : null,
                deferrals.told(held.get()));
    }

    private boolean isFirst(Tx tx, StoredAccess row) {
        Accessor who = accessors.get(tx, row.accessorId());
        return who.identity() == AccountKind.PERSONAL
                && !tx.dao(DetailDao.class)
                        .hasLookedBefore(row.person().value(), row.occurredAt(), who.key());
    }

    boolean isChild(PersonId person) {
        return children.get(
                person,
                key ->
                        persons.find(key)
                                .filter(card -> card.kind() == PersonKind.NEWBORN)
                                .isPresent());
    }

    /**
     * Returns the newest entries that showed all of {@code elements}: what a caller knew, this may
     * be where from. Empty when no entry on record showed them.
     */
    public Page<Access> knownElements(AccessReading reading, Set<Element> elements) {
        Filter old = reading.filter();
        return list(
                new AccessReading(
                        reading.accountId(),
                        reading.subjects(),
                        reading.opened(),
                        new Filter(old.window(), null, elements, null, null, old.from(), old.to()),
                        reading.limit(),
                        reading.cursor(),
                        reading.language()));
    }

    /** Returns what was recorded or explained anew since the filter's {@code from}. */
    public AccessChanges changes(AccessReading reading) {
        return feed.changes(reading, this::isChild);
    }

    /** Returns how many, of whom, of which kinds; see {@link AccessOverview}. */
    public AccessOverview overview(AccessReading reading, @Nullable AccessWindow asked) {
        windows.look(reading);
        return new OverviewCount(database, accessors, windows).count(reading, asked);
    }
}
