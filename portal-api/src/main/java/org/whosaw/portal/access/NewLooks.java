package org.whosaw.portal.access;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.why.Answer;
import org.whosaw.portal.access.why.Strength;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.notice.NewEntries;
import org.whosaw.portal.notice.NoticeKind;
import org.whosaw.portal.notice.Notifier.Matter;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.PlainQuery;
import org.whosaw.portal.store.Tx;

/**
 * Reads which looks a person is to be told of: what was exported, copied or printed, the emergency
 * way, and, once facts had time to come, what nothing on file explains. What one account did in one
 * hour is told once. Safe for threads.
 */
final class NewLooks implements NewEntries {
    private static final int MOST = 5_000;
    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final String ENTRIES =
            "SELECT s.occurred_at, e.id, e.system_id, e.accessor_id, e.origin_id, e.action,"
                    + " e.outcome, e.purpose, e.categories, e.elements, e.flags, e.subject_count,"
                    + " s.protected FROM access_subject s JOIN access_event e ON e.id = s.event_id"
                    + " WHERE s.person_id = ? AND e.recorded_at > ? AND e.recorded_at <= ?"
                    + " ORDER BY e.recorded_at, e.id LIMIT ?";

    /** What a law held back and has told since: its day of telling stands for its recording. */
    private static final String TOLD =
            "SELECT s.occurred_at, e.id, e.system_id, e.accessor_id, e.origin_id, e.action,"
                    + " e.outcome, e.purpose, e.categories, e.elements, e.flags, e.subject_count,"
                    + " s.protected FROM deferral d JOIN access_subject s"
                    + " ON s.occurred_at = d.occurred_at AND s.event_id = d.entry_id"
                    + " JOIN access_event e ON e.id = d.entry_id"
                    + " WHERE s.person_id = ? AND d.kind = 0 AND d.ended_at > ?"
                    + " AND d.ended_at <= ? AND d.state IN ('lifted', 'revealed')"
                    + " AND (d.person_id = 0 OR d.person_id = s.person_id)"
                    + " ORDER BY d.ended_at, e.id LIMIT ?";

    private static final PlainQuery<Long> COUNT =
            new PlainQuery<>(
                    "SELECT count(*) FROM access_subject s JOIN access_event e ON e.id = s.event_id"
                            + " WHERE s.person_id = ? AND s.protected = 0 AND e.recorded_at > ?"
                            + " AND e.recorded_at <= ?",
                    row -> row.getLong(1));
    private static final PlainQuery<Long> SHOWN =
            new PlainQuery<>(
                    "SELECT event_id FROM access_subject WHERE person_id = ? AND occurred_at = ?"
                            + " AND event_id = ?",
                    row -> row.getLong(1));

    private final Database database;
    private final AccessReasons reasons;

    NewLooks(Database database, AccessReasons reasons) {
        this.database = database;
        this.reasons = reasons;
    }

    /** One of a person's rows, and whether it is specially protected. */
    private record New(StoredAccess row, boolean isProtected) {}

    @Override
    public NoticeKind.About about() {
        return NoticeKind.About.ACCESS;
    }

    /** Says what a look is that is told at once, or null. */
    static @Nullable NoticeKind kind(int action, int flags, int outcome) {
        if (outcome != AccessOutcome.SUCCESS.ordinal()) {
            return null;
        }
        if (action == AccessAction.EXPORT.ordinal() || action == AccessAction.COPY.ordinal()) {
            return NoticeKind.EXPORTED;
        }
        if (action == AccessAction.PRINT.ordinal()) {
            return NoticeKind.PRINTED;
        }
        return (flags & AccessFlag.EMERGENCY.bit()) != 0 ? NoticeKind.EMERGENCY : null;
    }

    @Override
    public List<Matter> recorded(PersonId person, Instant since, Instant until) {
        List<Matter> all = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (New each : between(person, since, until)) {
            StoredAccess row = each.row();
            NoticeKind kind = kind(row.action(), row.flags(), row.outcome());
            if (kind != null) {
                add(all, told, kind, each);
            }
        }
        return all;
    }

    @Override
    public List<Matter> settled(PersonId person, Instant since, Instant until) {
        List<New> found = between(person, since, until);
        if (found.isEmpty()) {
            return List.of();
        }
        List<StoredAccess> rows = found.stream().map(New::row).toList();
        Map<StoredAccess, Answer> answers = database.read(tx -> reasons.answer(tx, rows));
        List<Matter> all = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (New each : found) {
            Answer answer = answers.get(each.row());
            boolean alreadyTold =
                    kind(each.row().action(), each.row().flags(), each.row().outcome()) != null;
            if (answer != null
                    && answer.reason().strength() == Strength.NONE
                    && !answer.look().viewer().isJob()
                    && each.row().outcome() == AccessOutcome.SUCCESS.ordinal()
                    && !alreadyTold) {
                add(all, told, NoticeKind.UNEXPLAINED, each);
            }
        }
        return all;
    }

    private static void add(List<Matter> all, Set<String> told, NoticeKind kind, New each) {
        StoredAccess row = each.row();
        long cause = Math.floorDiv(row.occurredAt(), HOUR_MICROS) * 31 ^ row.accessorId();
        if (told.add(kind + "/" + cause)) {
            all.add(
                    new Matter(
                            kind,
                            cause,
                            row.eventId(),
                            0,
                            Micros.instant(row.occurredAt()),
                            each.isProtected()));
        }
    }

    private List<New> between(PersonId person, Instant since, Instant until) {
        if (!since.isBefore(until)) {
            return List.of();
        }
        return database.read(
                tx -> {
                    List<New> all = new ArrayList<>(query(tx, ENTRIES, person, since, until));
                    all.addAll(query(tx, TOLD, person, since, until));
                    return all;
                });
    }

    private static List<New> query(
            Tx tx, String sql, PersonId person, Instant since, Instant until) {
        try {
            PreparedStatement query = tx.statement(sql);
            query.setLong(1, person.value());
            query.setLong(2, Micros.of(since));
            query.setLong(3, Micros.of(until));
            query.setInt(4, MOST);
            List<New> all = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    all.add(new New(read(row, person), row.getInt(13) != 0));
                }
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("reading failed", e);
        }
    }

    private static StoredAccess read(ResultSet row, PersonId person) throws SQLException {
        return new StoredAccess(
                person,
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                PlainQuery.longOrNull(row, 5),
                row.getInt(6),
                row.getInt(7),
                row.getInt(8),
                row.getLong(9),
                row.getLong(10),
                row.getInt(11),
                row.getInt(12),
                false);
    }

    @Override
    public int count(PersonId person, Instant since, Instant until) {
        return database.read(
                        tx -> COUNT.first(tx, person.value(), Micros.of(since), Micros.of(until)))
                .orElse(0L)
                .intValue();
    }

    @Override
    public boolean isShown(PersonId person, long entry, Instant at) {
        return database.read(tx -> SHOWN.first(tx, person.value(), Micros.of(at), entry))
                .isPresent();
    }
}
