package org.whosaw.portal.request.rights.book;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.calendar.Deadline;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.request.RequestActor;
import org.whosaw.portal.request.RequestKind;
import org.whosaw.portal.request.rights.RightsStep;
import org.whosaw.portal.request.rights.book.RightsDao.EventRow;
import org.whosaw.portal.request.rights.book.RightsDao.Row;
import org.whosaw.portal.request.rights.book.RightsDao.RunRow;
import org.whosaw.portal.request.rights.clock.RightsClock;
import org.whosaw.portal.request.rights.clock.RightsClock.Run;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Keeps the clocks of requests: which reminders are due, when all are counted anew, and what was
 * stated about silence. Safe for threads.
 */
public final class RightsClockBook {
    private static final long DAY = 86_400_000_000L;
    private static final long SHANGHAI = 28_800_000_000L;
    private static final int REMINDERS = 3;

    private final Database database;
    private final IdSource ids;

    public RightsClockBook(Database database, IdSource ids) {
        this.database = database;
        this.ids = ids;
    }

    /**
     * A request of which a reminder is due.
     *
     * @param reminded how many reminders there were
     */
    public record Late(
            long id,
            HospitalId hospital,
            @Nullable PersonId person,
            RequestKind kind,
            Instant filedAt,
            Instant clockFrom,
            Instant dueAt,
            boolean provisional,
            int reminded) {}

    /** Returns the requests of which a reminder is due, the longest ago first. */
    public List<Late> toRemind(Instant now, int most) {
        return database.read(tx -> tx.dao(RightsDao.class).toRemind(Micros.of(now), most)).stream()
                .map(RightsClockBook::late)
                .toList();
    }

    private static Late late(Row row) {
        Long person = row.personId();
        return new Late(
                row.id(),
                new HospitalId(row.hospitalId()),
                person == null ? null : new PersonId(person),
                Coded.parse(RequestKind.class, row.kind()).orElseThrow(),
                Micros.instant(row.filedAt()),
                Micros.instant(row.clockFrom()),
                Micros.instant(row.dueAt()),
                row.provisional() != 0,
                row.reminded());
    }

    /** Notes a reminder in the caller's transaction; says whether this one took it. */
    public boolean remind(Tx tx, Late late, RightsStep step, Instant now) {
        int done = late.reminded() + 1;
        Long next =
                done >= REMINDERS
                        ? null
                        : (Long)
                                RightsRows.part(
                                        Micros.of(late.clockFrom()), Micros.of(late.dueAt()), done);
        RightsDao dao = tx.dao(RightsDao.class);
        if (dao.reminded(late.id(), late.reminded(), next) == 0) {
            return false;
        }
        long id = Math.max(ids.next(), dao.lastEvent(late.id()) + 1);
        dao.addEvent(
                new EventRow(
                        id,
                        late.id(),
                        step.code(),
                        RequestActor.CLOCK.code(),
                        null,
                        Micros.of(now),
                        null));
        return true;
    }

    /** Keeps what was stated about the hospital's silence, in the caller's transaction. */
    public void silent(Tx tx, Late late, Instant statedAt, String statement) {
        tx.dao(RightsDao.class)
                .addSilence(
                        ids.next(),
                        late.id(),
                        Micros.of(late.dueAt()),
                        Micros.of(statedAt),
                        statement);
    }

    /** Returns what was stated last about the hospital's silence, or empty. */
    public Optional<String> silence(long request) {
        return database.read(tx -> tx.dao(RightsDao.class).silence(request));
    }

    /**
     * Counts all running clocks anew, by the years of the calendar as they are known now; returns
     * how many moved or are settled now. All that began on one day are one statement.
     */
    public int recount(RightsClock clock) {
        int moved = 0;
        for (RunRow each : database.read(tx -> tx.dao(RightsDao.class).runs())) {
            moved += recount(clock, each);
        }
        return moved;
    }

    private int recount(RightsClock clock, RunRow each) {
        long from = each.fromDay() * DAY - SHANGHAI;
        long filed = each.filedDay() * DAY - SHANGHAI;
        Deadline due =
                clock.answer(
                        new Run(
                                Micros.instant(filed),
                                Micros.instant(from),
                                each.usedWorking(),
                                each.usedDays()));
        return database.inTransaction(
                tx ->
                        tx.dao(RightsDao.class)
                                .recount(
                                        from,
                                        from + DAY,
                                        filed,
                                        filed + DAY,
                                        each.usedWorking(),
                                        each.usedDays(),
                                        Micros.of(due.end()),
                                        due.provisional() ? 1 : 0));
    }
}
