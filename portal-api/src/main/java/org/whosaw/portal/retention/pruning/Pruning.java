package org.whosaw.portal.retention.pruning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.ledger.LeafKind;
import org.whosaw.portal.retention.pruning.PruneDao.Entry;
import org.whosaw.portal.retention.pruning.PruneDao.Line;
import org.whosaw.portal.retention.pruning.PruneDao.Pass;
import org.whosaw.portal.retention.pruning.PruneDao.Step;
import org.whosaw.portal.retention.pruning.StoneMason.Going;
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
    private final Dictionaries dictionaries;
    private final RetentionSettings settings;
    private final StoneMason stones;
    private final ConsentPruning consents;
    private final List<IntSupplier> spent;
    private final Clock clock;

    /**
     * Builds it.
     *
     * @param spent what deletes rows that no leaf is of and that are over, once a pass
     */
    public Pruning(
            Database database,
            RetentionSettings settings,
            StoneMason stones,
            List<IntSupplier> spent,
            Clock clock) {
        this.stones = stones;
        this.consents = new ConsentPruning(stones);
        this.spent = List.copyOf(spent);
        this.database = database;
        this.dictionaries = new Dictionaries(database);
        this.settings = settings;
        this.clock = clock;
    }

    /** Does a step of a pass that is due or under way; says whether there may be more. */
    public boolean step() {
        for (Kept kind : Kept.values()) {
            if (step(kind, false)) {
                return true;
            }
        }
        return false;
    }

    /** Makes a whole pass now and returns how many lines and entries were pruned. */
    public long run() {
        long pruned = 0;
        for (Kept kind : Kept.values()) {
            boolean more = step(kind, true);
            while (more) {
                more = step(kind, false);
            }
            pruned += status().getOrDefault(kind, Status.NEVER).pruned();
        }
        return pruned;
    }

    /**
     * Does one step; where it ends a pass over looks, sees to who looked and from where, and has
     * the rooms delete what is spent.
     */
    private boolean step(Kept kind, boolean anew) {
        Instant ended = ended(kind);
        boolean more = database.inTransaction(tx -> step(tx, kind, anew));
        if (!more && kind == Kept.ACCESS && !Objects.equals(ended, ended(kind))) {
            dictionaries.pass(clock.instant());
            for (IntSupplier each : spent) {
                int unused = each.getAsInt(); // each room says itself what it deleted
            }
        }
        return more;
    }

    private @Nullable Instant ended(Kept kind) {
        return database.read(tx -> tx.dao(PruneDao.class).pass(kind.ordinal()))
                .map(pass -> Micros.instantOrNull(pass.endedAt()))
                .orElse(null);
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
                        ? lines(tx, kind, pass, now)
                        : entries(tx, kind, pass, now);
        dao.put(next);
        return next.endedAt() == null;
    }

    private static boolean isRested(Pass pass, Instant now) {
        Long ended = pass.endedAt();
        return ended != null && ended <= Micros.of(now.minus(REST));
    }

    private Pass lines(Tx tx, Kept kind, Pass pass, Instant now) {
        PruneDao dao = tx.dao(PruneDao.class);
        List<Long> persons = dao.persons(pass.afterId(), PERSONS);
        long horizon = Micros.of(settings.horizon(kind, now));
        long after = pass.afterId();
        long pruned = pass.pruned();
        for (long person : persons) {
            int gone = dao.holds(person) > 0 ? 0 : ofPerson(tx, kind, person, horizon, now);
            pruned += gone;
            if (gone == LINES) {
                return new Pass(kind.ordinal(), OF_LINES, after, pass.beganAt(), null, pruned);
            }
            after = person;
        }
        boolean over = persons.size() < PERSONS;
        if (over && kind == Kept.CONSENT_PROOF) { // there are no entries beside persons' own
            return new Pass(kind.ordinal(), OF_LINES, 0, pass.beganAt(), Micros.of(now), pruned);
        }
        return new Pass(
                kind.ordinal(),
                over ? OF_ENTRIES : OF_LINES,
                over ? 0 : after,
                pass.beganAt(),
                null,
                pruned);
    }

    /** Prunes some of one person's lines; {@link #LINES} of them say that there may be more. */
    private int ofPerson(Tx tx, Kept kind, long person, long horizon, Instant now) {
        if (kind == Kept.CONSENT_PROOF) {
            return Math.min(
                    LINES - 1, // all of hers at once: few
                    consents.prune(
                            tx,
                            person,
                            horizon,
                            now,
                            ended -> {
                                Long until = until(kind, ended, ended, now);
                                return until == null
                                        ? OptionalLong.empty()
                                        : OptionalLong.of(until);
                            }));
        }
        List<Line> due =
                tx
                        .dao(PruneDao.class)
                        .lines(kind.subjects(), kind.events(), kind.id(), person, horizon, LINES)
                        .stream()
                        .filter(line -> until(kind, line, now) != null)
                        .toList();
        prune(tx, kind, due, now);
        return due.size();
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

    private void prune(Tx tx, Kept kind, List<Line> due, Instant now) {
        if (due.isEmpty()) {
            return;
        }
        PruneDao dao = tx.dao(PruneDao.class);
        List<Going> going = new ArrayList<>(due.size());
        List<Step> steps = new ArrayList<>();
        for (Line line : due) {
            Long end = until(kind, line, now);
            long until = end == null ? 0 : end;
            going.add(new Going(line.entryId(), line.personId(), kind.leafKind(), until));
            for (Step each : dao.stepsOf(kind.entryKind(), line.entryId(), line.personId())) {
                going.add(goes(each, until));
                steps.add(each);
            }
        }
        stones.set(tx, going, now);
        dao.removeLines(kind.subjects(), kind.id(), due);
        dao.removeSteps(steps);
        dao.removeDeferrals(kind.entryKind(), due);
        if (kind == Kept.ACCESS) {
            dao.removeChanges(due);
        }
    }

    private static Going goes(Step step, long until) {
        return new Going(step.id(), step.personId(), LeafKind.DEFERRAL.number(), until);
    }

    private Pass entries(Tx tx, Kept kind, Pass pass, Instant now) {
        PruneDao dao = tx.dao(PruneDao.class);
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
            List<Step> steps = new ArrayList<>();
            due.forEach(id -> steps.addAll(dao.stepsOf(kind.entryKind(), id)));
            stones.set(tx, steps.stream().map(each -> goes(each, horizon)).toList(), now);
            dao.removeSteps(steps);
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
