package org.whosaw.portal.retention.pruning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.retention.pruning.PruneDao.Entry;
import org.whosaw.portal.retention.pruning.PruneDao.Line;
import org.whosaw.portal.retention.pruning.PruneDao.Pass;
import org.whosaw.portal.retention.pruning.PruneDao.Stone;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Prunes what is due, step by step: first the lines of persons, one person after the other, then
 * the entries that stand on nobody's list any more. Each step is one small transaction that also
 * says how far the work is, so that a crash, or another node, goes on from there.
 */
public final class Pruning {
    private static final long LOCK = 0x7072_756e_65L;
    private static final Duration REST = Duration.ofHours(20);
    private static final int LINES = 500;
    private static final int PERSONS = 50;
    private static final int OF_LINES = 0;
    private static final int OF_ENTRIES = 1;

    private final Database database;
    private final RetentionSettings settings;
    private final Clock clock;

    public Pruning(Database database, RetentionSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** Does a step of a pass that is due or under way; says whether there may be more. */
    public boolean step() {
        for (Kept kind : Kept.values()) {
            if (kind.isStored() && database.inTransaction(tx -> step(tx, kind, false))) {
                return true;
            }
        }
        return false;
    }

    /** Makes a whole pass now and returns how many lines and entries were pruned. */
    public long run() {
        long pruned = 0;
        for (Kept kind : Kept.values()) {
            if (kind.isStored()) {
                boolean more = database.inTransaction(tx -> step(tx, kind, true));
                while (more) {
                    more = database.inTransaction(tx -> step(tx, kind, false));
                }
                pruned += status().getOrDefault(kind, Status.NEVER).pruned();
            }
        }
        return pruned;
    }

    private boolean step(Tx tx, Kept kind, boolean anew) {
        tx.lock(LOCK);
        PruneDao dao = tx.dao(PruneDao.class);
        Instant now = clock.instant();
        long at = Micros.of(now);
        Pass pass = dao.pass(kind.ordinal()).orElse(null);
        if (pass == null || anew || isRested(pass, now)) {
            pass = new Pass(kind.ordinal(), OF_LINES, 0, at, null, 0);
        } else if (pass.endedAt() != null) {
            return false;
        }
        Pass next =
                pass.stage() == OF_LINES
                        ? lines(dao, kind, pass, now)
                        : entries(dao, kind, pass, now);
        dao.put(next);
        return next.endedAt() == null;
    }

    private static boolean isRested(Pass pass, Instant now) {
        Long ended = pass.endedAt();
        return ended != null && ended <= Micros.of(now.minus(REST));
    }

    private Pass lines(PruneDao dao, Kept kind, Pass pass, Instant now) {
        List<Long> persons = dao.persons(pass.afterId(), PERSONS);
        long horizon = Micros.of(settings.horizon(kind, now));
        long after = pass.afterId();
        long pruned = pass.pruned();
        for (long person : persons) {
            List<Line> due = List.of();
            if (dao.holds(person) == 0) {
                List<Line> old =
                        dao.lines(
                                kind.subjects(), kind.events(), kind.id(), person, horizon, LINES);
                due = old.stream().filter(line -> until(kind, line, now) != null).toList();
                prune(dao, kind, due, now);
                pruned += due.size();
            }
            if (due.size() == LINES) {
                return new Pass(kind.ordinal(), OF_LINES, after, pass.beganAt(), null, pruned);
            }
            after = person;
        }
        boolean over = persons.size() < PERSONS;
        return new Pass(
                kind.ordinal(),
                over ? OF_ENTRIES : OF_LINES,
                over ? 0 : after,
                pass.beganAt(),
                null,
                pruned);
    }

    /** Returns until when a line was kept when that is over, or null. */
    private @Nullable Long until(Kept kind, Line line, Instant now) {
        return until(kind, line.occurredAt(), line.recordedAt(), now);
    }

    private @Nullable Long until(Kept kind, long occurredAt, long recordedAt, Instant now) {
        Optional<Instant> until =
                settings.keptUntil(kind, Micros.instant(occurredAt), Micros.instant(recordedAt));
        return until.filter(end -> !end.isAfter(now)).map(Micros::of).orElse(null);
    }

    private void prune(PruneDao dao, Kept kind, List<Line> due, Instant now) {
        if (due.isEmpty()) {
            return;
        }
        List<Stone> stones = new ArrayList<>(due.size());
        for (Line line : due) {
            Long until = until(kind, line, now);
            stones.add(
                    new Stone(
                            line.entryId(),
                            line.personId(),
                            kind.leafKind(),
                            until == null ? 0 : until,
                            Micros.of(now)));
        }
        dao.setStones(stones);
        dao.removeLines(kind.subjects(), kind.id(), due);
        dao.removeDeferrals(kind.entryKind(), due);
        if (kind == Kept.ACCESS) {
            dao.removeChanges(due);
        }
    }

    private Pass entries(PruneDao dao, Kept kind, Pass pass, Instant now) {
        long horizon = Micros.of(settings.horizon(kind, now));
        List<Entry> old =
                dao.entries(
                        kind.events(),
                        kind.subjects(),
                        kind.withheld(),
                        kind.id(),
                        pass.afterId(),
                        horizon,
                        LINES);
        Set<Long> asked = new HashSet<>(dao.asked());
        List<Long> due =
                old.stream()
                        .filter(each -> !asked.contains(each.id()))
                        .filter(
                                each ->
                                        until(kind, each.occurredAt(), each.recordedAt(), now)
                                                != null)
                        .map(Entry::id)
                        .toList();
        if (!due.isEmpty()) {
            dao.removeWaiting(kind.waiting(), kind.id(), due);
            dao.removeDeferralsOf(kind.entryKind(), due);
            dao.removeEntries(kind.events(), due);
        }
        boolean over = old.size() < LINES;
        return new Pass(
                kind.ordinal(),
                OF_ENTRIES,
                over ? pass.afterId() : old.get(old.size() - 1).id(),
                pass.beganAt(),
                over ? Micros.of(now) : null,
                pass.pruned() + due.size());
    }

    /**
     * How far the work on one kind is.
     *
     * @param ended when the last pass ended; null while one is under way
     * @param pruned lines and entries of the last pass
     * @param stones places of the ledger whose entry is pruned
     */
    public record Status(
            @Nullable Instant began, @Nullable Instant ended, long pruned, long stones) {
        static final Status NEVER = new Status(null, null, 0, 0);
    }

    /** Returns how far the work is, by kind. */
    public Map<Kept, Status> status() {
        return database.read(
                tx -> {
                    PruneDao dao = tx.dao(PruneDao.class);
                    Map<Kept, Status> all = new EnumMap<>(Kept.class);
                    for (Kept kind : Kept.values()) {
                        long stones = dao.stones(kind.leafKind());
                        all.put(
                                kind,
                                dao.pass(kind.ordinal())
                                        .map(pass -> status(pass, stones))
                                        .orElse(Status.NEVER));
                    }
                    return all;
                });
    }

    private static Status status(Pass pass, long stones) {
        return new Status(
                Micros.instant(pass.beganAt()),
                Micros.instantOrNull(pass.endedAt()),
                pass.pruned(),
                stones);
    }

    /** Returns how many holds stand. */
    public int holds() {
        return database.read(tx -> tx.dao(PruneDao.class).standingHolds());
    }
}
