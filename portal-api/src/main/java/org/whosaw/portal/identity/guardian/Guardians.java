package org.whosaw.portal.identity.guardian;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.PlainQuery;
import org.whosaw.portal.store.Tx;

/** Links guardians to children, blocks links, and says who reads for whom now. Safe for threads. */
public final class Guardians {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.admin");
    private static final int GROWN = 18;

    /** Every request of an account with children asks this. */
    private static final PlainQuery<Held> HELD =
            new PlainQuery<>(
                    "SELECT child_id, since_at, until_at, blocked_at FROM guardian_link"
                            + " WHERE guardian_id = ? ORDER BY since_at, child_id",
                    row ->
                            new Held(
                                    new PersonId(row.getLong(1)),
                                    row.getLong(2),
                                    row.getLong(3),
                                    PlainQuery.longOrNull(row, 4) != null));

    private final Database database;
    private final IdSource ids;
    private final Clock clock;
    private final AtomicLong changes = new AtomicLong();
    private volatile Ear ear = (tx, child, step) -> {};

    public Guardians(Database database, IdSource ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** Hears of every act, in its transaction. */
    @FunctionalInterface
    public interface Ear {
        /**
         * Hears that who reads for a child has changed.
         *
         * @param step tells the act apart from others
         */
        void changed(Tx tx, PersonId child, long step);
    }

    /** Tells {@code listener} of every act from now on. */
    public void tell(Ear listener) {
        ear = listener;
    }

    private record Held(PersonId child, long since, long until, boolean blocked) {
        boolean holds(long at) {
            return !blocked && since <= at && at < until;
        }
    }

    /**
     * Whom some persons read for now, and from whom they are kept away.
     *
     * @param blocked children whose list none of them may see on any way
     */
    public record Standing(Set<PersonId> children, Set<PersonId> blocked) {
        /** Nobody's guardians. */
        public static final Standing NONE = new Standing(Set.of(), Set.of());

        /** Says whether any child is known, readable or not. */
        public boolean isEmpty() {
            return children.isEmpty() && blocked.isEmpty();
        }
    }

    /**
     * What the counter does to a link.
     *
     * @param staffUserId who of the staff did it, or which client of the hospital's systems
     */
    public record Act(
            PersonId guardian,
            PersonId child,
            GuardianReason reason,
            GuardianPaper paper,
            long staffUserId) {}

    /**
     * Lets a mother read for her newborn from {@code born} until the child is 18, in the
     * transaction that registers it. A link that is there stays as it is, blocked or not.
     */
    public void linkNewborn(Tx tx, PersonId newborn, PersonId mother, Instant born) {
        tx.dao(GuardianDao.class)
                .add(
                        row(
                                mother,
                                newborn,
                                Relation.MOTHER,
                                "newborn registered by the hospital",
                                born,
                                grown(born)));
    }

    /** Returns when a child born at a time is grown. */
    public static Instant grown(Instant born) {
        return born.atZone(ChinaTime.ZONE).plusYears(GROWN).toInstant();
    }

    /**
     * Lets another guardian read for a child, after the counter has checked the papers; a link that
     * has ended holds again. Says no when there is a link already, blocked or not.
     */
    public boolean link(Act act, Relation relation, Instant since, Instant until) {
        GuardianDao.Row row =
                row(act.guardian(), act.child(), relation, act.reason().code(), since, until);
        long now = Micros.of(clock.instant());
        return changed(
                act,
                tx -> {
                    GuardianDao dao = tx.dao(GuardianDao.class);
                    return dao.add(row) + dao.renew(row, now);
                });
    }

    private GuardianDao.Row row(
            PersonId guardian,
            PersonId child,
            Relation relation,
            String reason,
            Instant since,
            Instant until) {
        return new GuardianDao.Row(
                ids.next(),
                guardian.value(),
                child.value(),
                relation.code(),
                reason,
                Micros.of(since),
                Micros.of(until),
                null,
                null);
    }

    /**
     * What a hospital's system says of a guardian.
     *
     * @param sinceGiven whether it said since when; else a link that is there keeps its beginning
     * @param block why the guardian is kept out, or null
     */
    public record Wish(
            Act link,
            Relation relation,
            Instant since,
            boolean sinceGiven,
            Instant until,
            @Nullable Act block) {}

    /** What became of a wish. */
    public enum Put {
        MADE,
        CHANGED,
        SAME,
        /** Nothing: the link is blocked, and this does not open it. */
        BLOCKED
    }

    /**
     * Makes a link as wished, or changes the one that is there, in the caller's transaction; blocks
     * it in the same when that is wished. Says {@link Put#BLOCKED} rather than open one.
     */
    public Put put(Tx tx, Wish wish) {
        GuardianDao dao = tx.dao(GuardianDao.class);
        Act link = wish.link();
        long now = Micros.of(clock.instant());
        GuardianDao.Row row =
                row(
                        link.guardian(),
                        link.child(),
                        wish.relation(),
                        link.reason().code(),
                        wish.since(),
                        wish.until());
        GuardianDao.Row before =
                dao.linksTo(link.child().value()).stream()
                        .filter(each -> each.guardianId() == link.guardian().value())
                        .findFirst()
                        .orElse(null);
        if (before != null && before.blockedAt() != null) {
            return wish.block() == null ? Put.BLOCKED : Put.SAME;
        }
        boolean changed = before == null ? dao.add(row) > 0 : changes(before, row, wish);
        if (before != null && changed) {
            dao.change(row, wish.sinceGiven() ? row.sinceAt() : before.sinceAt());
        }
        if (changed) {
            note(tx, link);
        }
        Act block = wish.block();
        if (block != null) {
            dao.block(link.guardian().value(), link.child().value(), block.reason().code(), now);
            note(tx, block);
        }
        return before == null ? Put.MADE : changed || block != null ? Put.CHANGED : Put.SAME;
    }

    private static boolean changes(GuardianDao.Row before, GuardianDao.Row row, Wish wish) {
        return before.untilAt() != row.untilAt()
                || wish.sinceGiven() && before.sinceAt() != row.sinceAt()
                || !before.relation().equals(row.relation())
                || !before.reason().equals(row.reason());
    }

    /** Hears that links were changed by {@link #put}, after the commit. */
    public void haveChanged() {
        changes.incrementAndGet();
    }

    /** Blocks a link, for a protection order or a custody dispute; says whether one was open. */
    public boolean block(Act act) {
        long now = Micros.of(clock.instant());
        return changed(
                act,
                tx ->
                        tx.dao(GuardianDao.class)
                                .block(
                                        act.guardian().value(),
                                        act.child().value(),
                                        act.reason().code(),
                                        now));
    }

    /** Opens a blocked link again; says whether there was one. */
    public boolean unblock(Act act) {
        return changed(
                act,
                tx ->
                        tx.dao(GuardianDao.class)
                                .unblock(act.guardian().value(), act.child().value()));
    }

    /** A change to a link. */
    @FunctionalInterface
    private interface Change {
        int on(Tx tx);
    }

    private boolean changed(Act act, Change change) {
        boolean done =
                database.inTransaction(
                        tx -> {
                            boolean found = change.on(tx) > 0;
                            if (found) {
                                note(tx, act);
                            }
                            return found;
                        });
        changes.incrementAndGet();
        LOG.info(
                "guardian {} child={} reason={} found={}",
                act.reason().step().code(),
                act.child().code(),
                act.reason().code(),
                done);
        return done;
    }

    private void note(Tx tx, Act act) {
        GuardianDao dao = tx.dao(GuardianDao.class);
        String relation = dao.relation(act.guardian().value(), act.child().value());
        long step = ids.next();
        ear.changed(tx, act.child(), step);
        dao.addStep(
                new GuardianDao.StepRow(
                        step,
                        act.guardian().value(),
                        act.child().value(),
                        relation == null ? Relation.APPOINTED.code() : relation,
                        act.reason().step().code(),
                        act.reason().code(),
                        act.paper().code(),
                        act.staffUserId(),
                        Micros.of(clock.instant())));
    }

    /** Returns a number that grows with every change that this process made. */
    public long changes() {
        return changes.get();
    }

    /** Returns for whom {@code persons} read now, and from whom they are kept away. */
    public Standing standing(Collection<PersonId> persons) {
        if (persons.isEmpty()) {
            return Standing.NONE;
        }
        long now = Micros.of(clock.instant());
        Set<PersonId> children = new LinkedHashSet<>();
        Set<PersonId> blocked = new HashSet<>();
        database.read(
                tx -> {
                    for (PersonId person : persons) {
                        for (Held held : HELD.all(tx, person.value())) {
                            if (held.blocked()) {
                                blocked.add(held.child());
                            } else if (held.holds(now)) {
                                children.add(held.child());
                            }
                        }
                    }
                    return true;
                });
        children.removeAll(blocked);
        return new Standing(children, blocked);
    }

    /**
     * Returns who is or was linked to a child, and whether the link held at {@code at}: begun, not
     * over, not blocked then. In the caller's own reading.
     */
    public Map<PersonId, Boolean> linkedTo(Tx tx, PersonId child, long at) {
        GuardianDao dao = tx.dao(GuardianDao.class);
        List<GuardianDao.StepRow> steps = dao.stepsOf(child.value());
        Map<PersonId, Boolean> links = new LinkedHashMap<>();
        for (GuardianDao.Row row : dao.linksTo(child.value())) {
            Long blocked = row.blockedAt();
            links.put(
                    new PersonId(row.guardianId()),
                    row.sinceAt() <= at
                            && at < row.untilAt()
                            && (blocked == null || at < blocked)
                            && !wasBlocked(steps, row.guardianId(), at));
        }
        return links;
    }

    private static boolean wasBlocked(List<GuardianDao.StepRow> steps, long guardian, long at) {
        boolean blocked = false;
        for (GuardianDao.StepRow each : steps) {
            if (each.guardianId() == guardian && each.doneAt() <= at) {
                blocked = each.step().equals(GuardianStep.BLOCKED.code());
            }
        }
        return blocked;
    }

    /** Returns all links to a child, for the hospital's counter. */
    public List<Link> linksTo(PersonId child) {
        return database.read(tx -> tx.dao(GuardianDao.class).linksTo(child.value())).stream()
                .map(Guardians::link)
                .toList();
    }

    private static Link link(GuardianDao.Row row) {
        return new Link(
                row.id(),
                new PersonId(row.guardianId()),
                new PersonId(row.childId()),
                Coded.parse(Relation.class, row.relation()).orElseThrow(),
                row.reason(),
                Micros.instant(row.sinceAt()),
                Micros.instant(row.untilAt()),
                Micros.instantOrNull(row.blockedAt()),
                row.blockedReason());
    }

    /** Returns what the counter did to the links of a child, oldest first. */
    public List<Done> stepsOf(PersonId child) {
        return database.read(tx -> tx.dao(GuardianDao.class).stepsOf(child.value())).stream()
                .map(
                        row ->
                                new Done(
                                        Coded.parse(Relation.class, row.relation()).orElseThrow(),
                                        Coded.parse(GuardianReason.class, row.reason())
                                                .orElseThrow(),
                                        Coded.parse(GuardianPaper.class, row.paper()).orElseThrow(),
                                        Micros.instant(row.doneAt())))
                .toList();
    }

    /**
     * A link as the counter sees it.
     *
     * @param reason a code of {@link GuardianReason}, or plain words of a link that registered
     *     itself
     */
    public record Link(
            long id,
            PersonId guardian,
            PersonId child,
            Relation relation,
            String reason,
            Instant since,
            Instant until,
            @Nullable Instant blockedAt,
            @Nullable String blockedReason) {
        /** Says whether it holds at a time. */
        public boolean holds(Instant at) {
            return blockedAt == null && !at.isBefore(since) && at.isBefore(until);
        }
    }

    /** Something that was done to a link. */
    public record Done(Relation relation, GuardianReason reason, GuardianPaper paper, Instant at) {}
}
