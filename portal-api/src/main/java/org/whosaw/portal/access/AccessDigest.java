package org.whosaw.portal.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessReasons.Explained;
import org.whosaw.portal.access.why.Answer;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.hospital.PersonKind;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Reads what a page says beside the list: the looks worth a reader's attention in the whole of a
 * window, and the departments that stand in her list. Specially protected entries are in neither.
 * Safe for threads.
 *
 * <p>A look is worth attention by facts of the record alone: someone of another house, the
 * emergency way, an address registered outside China, an export or copy, nobody knows who at night
 * or before strangers' eyes, a search at night.
 */
public final class AccessDigest {
    /** Night begins, and ends, at these hours of the hospital's clock. */
    private static final int NIGHT = 22;

    private static final int MORNING = 6;
    private static final int HOURS_EAST = 8;
    private static final long HOUR_MICROS = 3_600_000_000L;

    private static final String HOUR =
            "((s.occurred_at / " + HOUR_MICROS + " + " + HOURS_EAST + ") % 24)";
    private static final String AT_NIGHT =
            "(" + HOUR + " >= " + NIGHT + " OR " + HOUR + " < " + MORNING + ")";
    private static final String NOTABLE =
            "((e.flags & %d) <> 0 OR e.action IN (%d, %d) OR e.action = %d AND %s"
                            .formatted(
                                    AccessFlag.EMERGENCY.bit()
                                            | AccessFlag.CONTRACTOR.bit()
                                            | AccessFlag.ADDRESS_OUTSIDE_CHINA.bit(),
                                    AccessAction.EXPORT.ordinal(),
                                    AccessAction.COPY.ordinal(),
                                    AccessAction.SEARCH.ordinal(),
                                    AT_NIGHT)
                    + " OR a.identity IN (%d, %d) AND ((e.flags & %d) <> 0 OR %s))"
                            .formatted(
                                    AccountKind.SHARED_ACCOUNT.ordinal(),
                                    AccountKind.UNKNOWN.ordinal(),
                                    AccessFlag.SEMI_OPEN.bit(),
                                    AT_NIGHT);
    private static final String FROM =
            " FROM access_subject s JOIN access_event e ON e.id = s.event_id"
                    + " JOIN accessor a ON a.id = e.accessor_id"
                    + " WHERE s.person_id = ? AND s.protected = 0";
    private static final String ATTENTION =
            "SELECT "
                    + AccessRows.COLUMNS
                    + FROM
                    + " AND s.occurred_at >= ? AND s.occurred_at <= ? AND "
                    + NOTABLE
                    + " ORDER BY s.occurred_at DESC, s.event_id DESC LIMIT ?";
    private static final String DEPARTMENTS = "SELECT DISTINCT a.department" + FROM;

    private final Database database;
    private final PersonDirectory persons;
    private final AccessorBook accessors;
    private final AccessViews views;
    private final AccessReasons reasons;
    private final WindowBounds windows;
    private final Cache<PersonId, TreeSet<String>> departments =
            Caffeine.newBuilder()
                    .maximumSize(20_000)
                    .expireAfterWrite(Duration.ofMinutes(1))
                    .build();

    AccessDigest(
            Database database,
            PersonDirectory persons,
            AccessorBook accessors,
            AccessViews views,
            AccessReasons reasons,
            WindowBounds windows) {
        this.database = database;
        this.persons = persons;
        this.accessors = accessors;
        this.views = views;
        this.reasons = reasons;
        this.windows = windows;
    }

    /** Says whether it was night by the hospital's clock. */
    public static boolean isNight(Instant at) {
        long hour = Math.floorMod(Math.floorDiv(Micros.of(at), HOUR_MICROS) + HOURS_EAST, 24L);
        return hour >= NIGHT || hour < MORNING;
    }

    /** Says whether a look is one that she would want to be told of first. */
    public static boolean isNotable(Access access) {
        boolean night = isNight(access.occurredAt());
        boolean nobodyKnowsWho =
                access.accessor().identity() == AccountKind.SHARED_ACCOUNT
                        || access.accessor().identity() == AccountKind.UNKNOWN;
        boolean exposed = night || access.flags().contains(AccessFlag.SEMI_OPEN);
        return access.flags().contains(AccessFlag.CONTRACTOR)
                || access.flags().contains(AccessFlag.ADDRESS_OUTSIDE_CHINA)
                || access.emergency()
                || access.action() == AccessAction.EXPORT
                || access.action() == AccessAction.COPY
                || access.action() == AccessAction.SEARCH && night
                || nobodyKnowsWho && exposed;
    }

    /** Returns the newest notable looks of a window, newest first. */
    public List<Access> notable(AccessReading reading, AccessWindow window, int limit) {
        Instant from = windows.beginOf(reading, window);
        Instant to = windows.endOf(reading, window);
        List<StoredAccess> rows = new ArrayList<>();
        VisitFold fold = new VisitFold();
        Map<StoredAccess, Answer> answers = new IdentityHashMap<>();
        database.read(
                tx -> {
                    for (Subject subject : reading.subjects()) {
                        rows.addAll(notable(tx, subject.person(), from, to, limit));
                    }
                    rows.sort(Comparator.comparingLong(StoredAccess::occurredAt).reversed());
                    rows.forEach(row -> fold.add(row, accessors.get(tx, row.accessorId()).key()));
                    answers.putAll(reasons.answer(tx, rows));
                    return rows.size();
                });
        Map<StoredAccess, Explained> said = reasons.say(answers, this::isChild, reading.language());
        List<Access> items = new ArrayList<>();
        for (StoredAccess row : rows.subList(0, Math.min(limit, rows.size()))) {
            Explained own = said.get(row);
            if (own != null) {
                items.add(
                        views.of(
                                row, fold.of(row), isChild(row.person()), own, reading.language()));
            }
        }
        return items;
    }

    private static List<StoredAccess> notable(
            Tx tx, PersonId person, @Nullable Instant from, @Nullable Instant to, int limit) {
        try {
            PreparedStatement query = tx.statement(ATTENTION);
            query.setLong(1, person.value());
            query.setLong(2, from == null ? Long.MIN_VALUE : Micros.of(from));
            query.setLong(3, to == null ? Long.MAX_VALUE : Micros.of(to));
            query.setInt(4, limit);
            return AccessRows.read(query, person);
        } catch (SQLException e) {
            throw new IllegalStateException("reading failed", e);
        }
    }

    private boolean isChild(PersonId person) {
        return persons.find(person).filter(card -> card.kind() == PersonKind.NEWBORN).isPresent();
    }

    /** Returns the windows that mean something for this reader. */
    public KnownWindows windows(AccessReading reading) {
        return windows.known(reading);
    }

    /** Returns the departments whose people stand in the reader's list, in order. */
    public TreeSet<String> departments(AccessReading reading) {
        TreeSet<String> all = new TreeSet<>();
        for (Subject subject : reading.subjects()) {
            all.addAll(departments.get(subject.person(), this::departments));
        }
        return all;
    }

    private TreeSet<String> departments(PersonId person) {
        return database.read(
                tx -> {
                    TreeSet<String> names = new TreeSet<>();
                    try {
                        PreparedStatement query = tx.statement(DEPARTMENTS);
                        query.setLong(1, person.value());
                        try (ResultSet row = query.executeQuery()) {
                            while (row.next()) {
                                String name = row.getString(1);
                                if (name != null && !name.isBlank()) {
                                    names.add(name);
                                }
                            }
                        }
                    } catch (SQLException e) {
                        throw new IllegalStateException("reading failed", e);
                    }
                    return names;
                });
    }
}
