package org.whosaw.portal.consent.stop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.stop.StopDao.StopRow;
import org.whosaw.portal.consent.stop.StopDao.TargetRow;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryCards.SystemCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/** Gives a hospital's systems the stops, and takes back what they confirm. Safe for threads. */
public final class SystemStops {
    /** How long a stop may still be on its way into the database. */
    static final Duration SETTLING = Duration.ofMinutes(1);

    private final Database database;
    private final DirectoryLookup directory;
    private final StopSubjects subjects;
    private final StopBook book;
    private final Clock clock;

    SystemStops(
            Database database,
            DirectoryLookup directory,
            StopSubjects subjects,
            StopBook book,
            Clock clock) {
        this.database = database;
        this.directory = directory;
        this.subjects = subjects;
        this.book = book;
        this.clock = clock;
    }

    /**
     * A stop as a system learns of it: whom not to give to, and about whom. Nothing else.
     *
     * @param subject her pseudonym; empty when she was erased
     */
    public record Line(String stop, StopKind kind, String recipient, String subject, Instant at) {
        @Override
        public String toString() {
            return "Line[" + stop + "]";
        }
    }

    private SystemCard system(HospitalId hospital, String code) {
        return directory
                .system(hospital, code)
                .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
    }

    /** Some lines, and where to go on. */
    public record Feed(List<Line> lines, @Nullable String next) {}

    /**
     * Returns what was stopped, ended or allowed again in a hospital, the oldest first, after a
     * cursor. What is younger than {@link #SETTLING} comes again: on two nodes one that was begun
     * first may be written last.
     */
    public Feed since(HospitalId hospital, String code, @Nullable String cursor, int most) {
        SystemCard system = system(hospital, code);
        long after = after(cursor);
        long settled = Micros.of(clock.instant().minus(SETTLING));
        return database.read(
                tx -> {
                    List<StopRow> rows =
                            tx.dao(StopDao.class).ofHospital(hospital.value(), after, most);
                    String next =
                            rows.stream()
                                    .takeWhile(row -> row.stoppedAt() < settled)
                                    .reduce((first, second) -> second)
                                    .map(row -> Ids.format(IdPrefix.STOP, row.id()))
                                    .orElse(cursor);
                    return new Feed(rows.stream().map(row -> line(tx, system, row)).toList(), next);
                });
    }

    private static long after(@Nullable String cursor) {
        return cursor == null || cursor.isEmpty()
                ? 0
                : Ids.parse(IdPrefix.STOP, cursor)
                        .orElseThrow(
                                () ->
                                        PortalException.ofFields(
                                                KernelError.INVALID_FIELDS,
                                                List.of(new FieldError("since", "invalid"))));
    }

    private Line line(Tx tx, SystemCard system, StopRow row) {
        return new Line(
                Ids.format(IdPrefix.STOP, row.id()),
                Coded.parse(StopKind.class, row.kind()).orElseThrow(),
                directory.recipient(tx, row.recipientId()).map(RecipientCard::code).orElse(""),
                subjects.forSystem(tx, system.id(), new PersonId(row.personId()), true),
                Micros.instant(row.stoppedAt()));
    }

    /**
     * Takes a system's word that it has a stop. Saying it twice is no fault.
     *
     * @throws PortalException not found when the stop does not concern the system; conflict when it
     *     is not one that is told
     */
    public void confirm(HospitalId hospital, String code, String stop, long client) {
        SystemCard system = system(hospital, code);
        OptionalLong id = Ids.parse(IdPrefix.STOP, stop);
        Instant now = clock.instant();
        database.write(
                tx -> {
                    TargetRow target =
                            (id.isEmpty()
                                            ? java.util.Optional.<TargetRow>empty()
                                            : tx.dao(StopDao.class)
                                                    .ofSystem(id.getAsLong(), system.id()))
                                    .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
                    boolean done = target.state().equals(TargetState.TOLD.code());
                    if (!done
                            && !book.step(
                                    tx, target, StopStep.CONFIRMED, StopBy.system(client), now)) {
                        throw new PortalException(StopError.WENT_ON);
                    }
                });
    }

    /** Hears that calls were taken. */
    public void taken(Tx tx, List<Long> deliveries) {
        Instant now = clock.instant();
        for (TargetRow target : tx.dao(StopDao.class).calledBy(deliveries)) {
            book.step(tx, target, StopStep.CONFIRMED, StopBy.system(null), now);
        }
    }
}
