package org.whosaw.portal.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccountSessionDao.DrawnRow;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Database;

/** Reads single lines for the hospital's desks, without whose they are. Safe for threads. */
public final class DeskLines {
    private static final int MOST_SKIPPED = 40;

    private final Database database;
    private final AccessorBook accessors;
    private final AccessViews views;
    private final Clock clock;

    DeskLines(Database database, AccessorBook accessors, AccessViews views, Clock clock) {
        this.database = database;
        this.accessors = accessors;
        this.views = views;
        this.clock = clock;
    }

    /** A line of hers and when it was. */
    public record OwnLine(Subject subject, Instant at) {}

    /**
     * One look as a desk may know it.
     *
     * @param key the blind index of the person or account behind it
     * @param place where the terminal stands, or its code, or null
     * @param persons how many persons the look was about
     */
    public record DeskLine(
            Instant at,
            byte[] key,
            AccountKind kind,
            @Nullable String maskedName,
            @Nullable String role,
            @Nullable String department,
            @Nullable String employer,
            String system,
            @Nullable String systemEn,
            @Nullable String place,
            @Nullable String placeEn,
            AccessAction action,
            Set<Element> elements,
            int persons) {
        @Override
        public String toString() {
            return "DeskLine[" + kind + "]";
        }
    }

    /** A line that was drawn by lot. */
    public record Drawn(PersonId person, long eventId) {}

    /**
     * Returns the line on the first of these lists that has it, when this patient may read it now,
     * a protected one only while opened.
     */
    public Optional<OwnLine> own(PatientPrincipal patient, List<Subject> lists, long eventId) {
        for (Subject subject : lists) {
            Optional<StoredDetail> row =
                    patient.subject(subject.person())
                            .flatMap(hers -> readable(patient, hers.person(), eventId));
            if (row.isPresent()) {
                return Optional.of(new OwnLine(subject, Micros.instant(row.get().occurredAt())));
            }
        }
        return Optional.empty();
    }

    /** Says whether this patient may read that person's line now, a protected one while opened. */
    public boolean mayRead(PatientPrincipal patient, PersonId person, long eventId) {
        return patient.subject(person).isPresent()
                && readable(patient, person, eventId).isPresent();
    }

    private Optional<StoredDetail> readable(
            PatientPrincipal patient, PersonId person, long eventId) {
        int most = patient.hasSecondFactor(person, clock.instant()) ? 1 : 0;
        return database.read(tx -> tx.dao(DetailDao.class).find(eventId, person.value(), most));
    }

    /** Returns a line of a person in a hospital. */
    public Optional<DeskLine> find(HospitalId hospital, PersonId person, long eventId) {
        boolean there =
                database.read(
                                tx ->
                                        tx.dao(AccountSessionDao.class)
                                                .isLineOf(
                                                        hospital.value(), person.value(), eventId))
                        > 0;
        if (!there) {
            return Optional.empty();
        }
        return database.read(tx -> tx.dao(DetailDao.class).find(eventId, person.value(), 1))
                .map(row -> line(hospital, row.access(person)));
    }

    private DeskLine line(HospitalId hospital, StoredAccess row) {
        Accessor who = accessors.get(row.accessorId());
        AccessViews.Where where = views.where(hospital, row);
        return new DeskLine(
                Micros.instant(row.occurredAt()),
                who.key(),
                who.identity(),
                who.maskedName(),
                who.role(),
                who.department(),
                who.employer(),
                where.system().name(),
                where.system().nameEn(),
                where.place() == null ? where.terminal() : where.place(),
                where.placeEn(),
                AccessAction.values()[row.action()],
                Element.fromBits(row.elements()),
                row.subjectCount());
    }

    /**
     * Draws a line of a person's own account since a time, by lot.
     *
     * @param below returns a number from 0 to its argument less one, each equally likely
     */
    public Optional<Drawn> draw(HospitalId hospital, Instant since, IntUnaryOperator below) {
        long from = Micros.of(since);
        int skip = below.applyAsInt(MOST_SKIPPED);
        double part = below.applyAsInt(1 << 20) / (double) (1 << 20);
        return database.read(
                tx -> {
                    AccountSessionDao dao = tx.dao(AccountSessionDao.class);
                    Long first = dao.firstPerson();
                    Long last = dao.lastPerson();
                    if (first == null || last == null) {
                        return Optional.empty();
                    }
                    long person = first + (long) ((last - first) * part);
                    Optional<DrawnRow> row = dao.draw(hospital.value(), person, from, skip);
                    if (row.isEmpty()) {
                        row = dao.draw(hospital.value(), first, from, 0);
                    }
                    return row.map(
                            found -> new Drawn(new PersonId(found.personId()), found.eventId()));
                });
    }
}
