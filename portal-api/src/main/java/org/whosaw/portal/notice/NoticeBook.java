package org.whosaw.portal.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/** Writes notices, one a person, a kind and a cause. Safe for threads. */
public final class NoticeBook implements Notifier {
    /** Longer than anyone looks back at what she was told; the entries themselves stay. */
    private static final Duration KEPT = Duration.ofDays(400);

    private static final int PURGED_AT_ONCE = 1_000;

    private final Database database;
    private final IdSource ids;
    private final Clock clock;

    NoticeBook(Database database, IdSource ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void tell(Tx tx, PersonId person, Matter matter) {
        Instant now = clock.instant();
        write(tx, person, matter, 0, 0, now, matter.kind().isAtOnce() ? Micros.of(now) : null);
    }

    /**
     * Puts what happened before a person had a reader into the inbox, under its own time: it is no
     * news and no message is sent.
     */
    public void keep(Tx tx, PersonId person, Matter matter) {
        write(tx, person, matter, 0, 0, matter.happenedAt(), null);
    }

    /** Puts what there was in a time into the inbox, and sends it on. */
    public void digest(Tx tx, PersonId person, Instant end, int looks, int provisions) {
        long day = Math.floorDiv(end.getEpochSecond(), 86_400L);
        Instant now = clock.instant();
        write(
                tx,
                person,
                new Matter(NoticeKind.DIGEST, day, 0, 0, end, false),
                looks,
                provisions,
                now,
                Micros.of(now));
    }

    private void write(
            Tx tx,
            PersonId person,
            Matter matter,
            int looks,
            int provisions,
            Instant now,
            @Nullable Long due) {
        NoticeRow row =
                new NoticeRow(
                        ids.next(),
                        person.value(),
                        matter.kind().code(),
                        matter.cause(),
                        matter.entry(),
                        matter.party(),
                        Micros.of(matter.happenedAt()),
                        Micros.of(now),
                        matter.isProtected() ? 1 : 0,
                        looks,
                        provisions,
                        due);
        tx.dao(NoticeDao.class).add(row);
    }

    @Override
    public void ring(Tx tx, long entry, Collection<PersonId> persons) {
        NoticeDao dao = tx.dao(NoticeDao.class);
        persons.forEach(person -> dao.ring(entry, person.value()));
    }

    /** Deletes notices of long ago; returns how many. */
    public int purge() {
        long before = Micros.of(clock.instant().minus(KEPT));
        return database.inTransaction(
                tx -> {
                    NoticeDao dao = tx.dao(NoticeDao.class);
                    return dao.purge(before, PURGED_AT_ONCE) + dao.purgeSent(before);
                });
    }
}
