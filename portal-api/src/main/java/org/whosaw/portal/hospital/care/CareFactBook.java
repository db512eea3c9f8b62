package org.whosaw.portal.hospital.care;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/**
 * Reads a person's care facts: her encounters and what was done within them. A hot reading path, so
 * plain JDBC: one range of {@code care_fact}, one of {@code encounter}.
 */
public final class CareFactBook {
    /** No act is looked for that began longer ago than this, in microseconds. */
    public static final long LONGEST = 120L * 86_400_000_000L;

    private static final String ACTS =
            "SELECT id, kind, from_at, to_at, department, NULL, staff FROM care_fact"
                    + " WHERE person_id = ? AND from_at >= ? AND from_at <= ?"
                    + " ORDER BY from_at, id";
    private static final String ENCOUNTERS =
            "SELECT e.id, e.kind, e.started_at, e.ended_at, e.department, e.ward, s.staff_key"
                    + " FROM encounter e LEFT JOIN encounter_staff s ON s.encounter_id = e.id"
                    + " WHERE e.person_id = ? AND e.started_at <= ? ORDER BY e.id, s.staff_key";
    private static final String MOTHER = "SELECT mother_id FROM person WHERE id = ?";
    private static final Set<CareFactKind> SHARED_WITH_A_NEWBORN =
            EnumSet.of(CareFactKind.ADMISSION, CareFactKind.DELIVERY);

    /**
     * Returns the facts that may bear on looks between two moments, in a fixed order: encounters
     * begun by {@code until}, acts begun not longer than {@link #LONGEST} before {@code since}. A
     * newborn's stay is its mother's.
     */
    public List<CareFact> of(Tx tx, PersonId person, long since, long until) {
        try {
            List<CareFact> facts = new ArrayList<>();
            encounters(tx, person.value(), until, false, facts);
            acts(tx, person.value(), Math.subtractExact(since, LONGEST), until, facts);
            Long mother = motherOf(tx, person.value());
            if (mother != null) {
                encounters(tx, mother, until, true, facts);
            }
            return facts;
        } catch (SQLException e) {
            throw new IllegalStateException("reading care facts failed", e);
        }
    }

    /** Returns every fact of a person. */
    public List<CareFact> all(Tx tx, PersonId person) {
        return of(tx, person, Long.MIN_VALUE + LONGEST, Long.MAX_VALUE);
    }

    private static void acts(Tx tx, long person, long since, long until, List<CareFact> facts)
            throws SQLException {
        PreparedStatement query = tx.statement(ACTS);
        query.setLong(1, person);
        query.setLong(2, since);
        query.setLong(3, until);
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                facts.add(
                        new CareFact(
                                row.getLong(1),
                                kind(row.getString(2)),
                                row.getLong(3),
                                row.getLong(4),
                                row.getString(5),
                                null,
                                StaffKey.split(row.getBytes(7))));
            }
        }
    }

    private static void encounters(
            Tx tx, long person, long until, boolean forNewborn, List<CareFact> facts)
            throws SQLException {
        PreparedStatement query = tx.statement(ENCOUNTERS);
        query.setLong(1, person);
        query.setLong(2, until);
        try (ResultSet row = query.executeQuery()) {
            long id = Long.MIN_VALUE;
            while (row.next()) {
                byte[] staff = row.getBytes(7);
                if (row.getLong(1) == id) {
                    addTo(facts, staff);
                    continue;
                }
                CareFactKind kind = kind(row.getString(2));
                if (forNewborn && !SHARED_WITH_A_NEWBORN.contains(kind)) {
                    continue;
                }
                id = row.getLong(1);
                long closed = row.getLong(4);
                long end = row.wasNull() ? CareFact.OPEN : closed;
                facts.add(
                        new CareFact(
                                id,
                                kind,
                                row.getLong(3),
                                end,
                                row.getString(5),
                                row.getString(6),
                                StaffKey.split(staff)));
            }
        }
    }

    private static void addTo(List<CareFact> facts, byte[] staff) {
        CareFact last = facts.remove(facts.size() - 1);
        List<StaffKey> all = new ArrayList<>(last.staff());
        all.addAll(StaffKey.split(staff));
        facts.add(
                new CareFact(
                        last.id(),
                        last.kind(),
                        last.from(),
                        last.to(),
                        last.department(),
                        last.ward(),
                        all));
    }

    private static @Nullable Long motherOf(Tx tx, long person) throws SQLException {
        PreparedStatement query = tx.statement(MOTHER);
        query.setLong(1, person);
        try (ResultSet row = query.executeQuery()) {
            long mother = row.next() ? row.getLong(1) : 0;
            return mother == 0 ? null : mother;
        }
    }

    private static CareFactKind kind(String code) {
        return Coded.parse(CareFactKind.class, code)
                .orElseThrow(() -> new IllegalStateException("no such kind of care fact"));
    }
}
