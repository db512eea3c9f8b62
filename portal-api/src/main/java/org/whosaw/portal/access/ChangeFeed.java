package org.whosaw.portal.access;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.whosaw.portal.access.AccessReasons.Explained;
import org.whosaw.portal.access.why.Answer;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.text.Language;

/**
 * Reads what is new for clients that keep a copy: entries recorded since, entries whose explanation
 * a late fact changed since, entries of an account's session that was doubted since, or is no
 * longer, and entries that a law held back until since; protected ones never. Safe for threads.
 */
final class ChangeFeed {
    private static final int OVERLAP = 60;

    private final Database database;
    private final PersonDirectory persons;
    private final AccessorBook accessors;
    private final AccessReasons reasons;
    private final AccessViews views;
    private final Clock clock;

    private record New(long at, StoredAccess row) {}

    ChangeFeed(
            Database database,
            PersonDirectory persons,
            AccessorBook accessors,
            AccessReasons reasons,
            AccessViews views,
            Clock clock) {
        this.database = database;
        this.persons = persons;
        this.accessors = accessors;
        this.reasons = reasons;
        this.views = views;
        this.clock = clock;
    }

    AccessChanges changes(AccessReading reading, Predicate<PersonId> isChild) {
        Instant from = reading.filter().from();
        // Commits may come a little out of the order of their times.
        long since = from == null ? Long.MIN_VALUE : Micros.of(from.minusSeconds(OVERLAP));
        int limit = AccessReading.MAX_LIMIT;
        List<New> all = new ArrayList<>();
        boolean reset = false;
        for (Subject subject : reading.subjects()) {
            all.addAll(since(subject.person(), from == null, since, limit + 1));
            reset |= from != null && persons.hasNewIdentifiers(subject.person(), from);
        }
        all.sort(Comparator.comparingLong(New::at));
        boolean more = all.size() > limit;
        List<New> kept = all.subList(0, Math.min(limit, all.size()));
        // With the overlap added back, so that a full page never asks for itself again.
        long until =
                more ? kept.get(limit - 1).at() + OVERLAP * 1_000_000L : Micros.of(clock.instant());
        List<Access> items = items(kept, isChild, reading.language());
        return new AccessChanges(items, Micros.instant(until), more, reset);
    }

    private List<New> since(PersonId person, boolean everything, long since, int limit) {
        return database.read(
                tx -> {
                    DetailDao dao = tx.dao(DetailDao.class);
                    List<StoredDetail> rows =
                            new ArrayList<>(dao.recordedSince(person.value(), since, limit));
                    if (!everything) {
                        rows.addAll(dao.explainedSince(person.value(), since, limit));
                        rows.addAll(dao.doubtedSince(person.value(), since, limit));
                        rows.addAll(dao.toldSince(person.value(), since, limit));
                    }
                    return rows.stream()
                            .map(row -> new New(row.recordedAt(), row.access(person)))
                            .toList();
                });
    }

    private List<Access> items(List<New> kept, Predicate<PersonId> isChild, Language language) {
        List<StoredAccess> rows = kept.stream().map(New::row).toList();
        Map<StoredAccess, Answer> answers = new IdentityHashMap<>();
        database.read(
                tx -> {
                    answers.putAll(reasons.answer(tx, rows));
                    return rows;
                });
        Map<StoredAccess, Explained> said = reasons.say(answers, isChild, language);
        List<Access> items = new ArrayList<>();
        for (StoredAccess row : rows) {
            VisitFold alone = new VisitFold();
            alone.add(row, accessors.get(row.accessorId()).key());
            Explained own = said.get(row);
            if (own != null) {
                items.add(views.of(row, alone.of(row), isChild.test(row.person()), own, language));
            }
        }
        return items;
    }
}
