package org.whosaw.portal.identity.guardian;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/** Links guardians to children, blocks links, and says who reads for whom now. */
public final class Guardians {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.admin");
    private static final int GROWN = 18;

    private final Database database;
    private final IdSource ids;
    private final Clock clock;

    public Guardians(Database database, IdSource ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Lets a mother read for her newborn from {@code born} until the child is 18, in the
     * transaction that registers it. A link that is there stays as it is, blocked or not.
     */
    public void linkNewborn(Tx tx, PersonId newborn, PersonId mother, Instant born) {
        add(tx, mother, newborn, Relation.MOTHER, born, "newborn registered by the hospital");
    }

    /** Lets another guardian read for a child, after the counter has checked the papers. */
    public void link(
            PersonId guardian, PersonId child, Relation relation, Instant born, String reason) {
        database.write(tx -> add(tx, guardian, child, relation, born, reason));
        LOG.info("guardian linked child={} relation={}", child.code(), relation.code());
    }

    private void add(
            Tx tx,
            PersonId guardian,
            PersonId child,
            Relation relation,
            Instant born,
            String reason) {
        Instant grown = born.atZone(ChinaTime.ZONE).plusYears(GROWN).toInstant();
        tx.dao(GuardianDao.class)
                .add(
                        new GuardianDao.Row(
                                ids.next(),
                                guardian.value(),
                                child.value(),
                                relation.code(),
                                reason,
                                Micros.of(born),
                                Micros.of(grown),
                                null,
                                null));
    }

    /** Returns the children that any of {@code persons} reads for now, without blocked links. */
    public List<PersonId> childrenOf(Collection<PersonId> persons) {
        long now = Micros.of(clock.instant());
        Set<PersonId> children = new LinkedHashSet<>();
        database.read(
                tx -> {
                    GuardianDao dao = tx.dao(GuardianDao.class);
                    for (PersonId person : persons) {
                        dao.childrenOf(person.value(), now)
                                .forEach(child -> children.add(new PersonId(child)));
                    }
                    return true;
                });
        return List.copyOf(children);
    }

    /** Returns all links to a child, for the hospital's counter. */
    public List<Link> linksTo(PersonId child) {
        return database.read(tx -> tx.dao(GuardianDao.class).linksTo(child.value())).stream()
                .map(Guardians::link)
                .toList();
    }

    private static Link link(GuardianDao.Row row) {
        return new Link(
                new PersonId(row.guardianId()),
                new PersonId(row.childId()),
                Coded.parse(Relation.class, row.relation()).orElseThrow(),
                row.reason(),
                Micros.instant(row.sinceAt()),
                Micros.instant(row.untilAt()),
                Micros.instantOrNull(row.blockedAt()),
                row.blockedReason());
    }

    /**
     * Blocks a link, for a protection order or a custody dispute; says whether there was one open.
     *
     * @param reason a few words without names
     */
    public boolean block(PersonId guardian, PersonId child, String reason) {
        long now = Micros.of(clock.instant());
        int changed =
                database.inTransaction(
                        tx ->
                                tx.dao(GuardianDao.class)
                                        .block(guardian.value(), child.value(), reason, now));
        LOG.info("guardian blocked child={} found={}", child.code(), changed);
        return changed == 1;
    }

    /** Opens a blocked link again; says whether there was one. */
    public boolean unblock(PersonId guardian, PersonId child) {
        int changed =
                database.inTransaction(
                        tx -> tx.dao(GuardianDao.class).unblock(guardian.value(), child.value()));
        LOG.info("guardian unblocked child={} found={}", child.code(), changed);
        return changed == 1;
    }

    /** A link as the counter sees it. */
    public record Link(
            PersonId guardian,
            PersonId child,
            Relation relation,
            String reason,
            Instant since,
            Instant until,
            @Nullable Instant blockedAt,
            @Nullable String blockedReason) {}
}
