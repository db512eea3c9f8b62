package org.whosaw.portal.consent.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.consent.decision.AskedDao.Row;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.notice.NoticeKind;
import org.whosaw.portal.notice.Notifier;
import org.whosaw.portal.notice.Notifier.Matter;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Keeps what was asked and refused, for her to see: one row a day, recipient, purpose, reason and
 * system. Counts in memory and writes each second; whoever ends a process without warning loses at
 * most that second. No answer waits for it, unless very many wait already. Safe for threads.
 */
public final class AskedBook {
    private static final Logger LOG = LoggerFactory.getLogger(AskedBook.class);
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_OF_HERS = 200;

    private final Database database;
    private final Notifier notifier;
    private final Object lock = new Object();
    private Map<Key, Row> waiting = new LinkedHashMap<>();

    public AskedBook(Database database, Notifier notifier) {
        this.database = database;
        this.notifier = notifier;
    }

    private record Key(
            long person, long day, long recipient, String purpose, String reason, long client) {}

    /**
     * What was asked and refused on one day.
     *
     * @param times how often
     */
    public record Asked(
            PersonId person,
            HospitalId hospital,
            long recipientId,
            Purpose purpose,
            Set<Element> elements,
            DenyReason reason,
            long clientId,
            long times,
            Instant first,
            Instant last) {}

    /** Notes a refusal. */
    void refused(Question question, DenyReason reason, Instant now) {
        long at = Micros.of(now);
        Row row =
                new Row(
                        question.person().value(),
                        now.atZone(ChinaTime.ZONE).toLocalDate().toEpochDay(),
                        question.recipientId(),
                        question.purpose().code(),
                        reason.code(),
                        question.clientId(),
                        question.hospital().value(),
                        Element.toBits(question.elements()),
                        1,
                        at,
                        at);
        boolean full;
        synchronized (lock) {
            waiting.merge(key(row), row, AskedBook::both);
            full = waiting.size() >= MOST_WAITING;
        }
        if (full) {
            flush();
        }
    }

    private static Row both(Row a, Row b) {
        return new Row(
                a.personId(),
                a.day(),
                a.recipientId(),
                a.purpose(),
                a.reason(),
                a.clientId(),
                a.hospitalId(),
                a.elements() | b.elements(),
                a.times() + b.times(),
                Math.min(a.firstAt(), b.firstAt()),
                Math.max(a.lastAt(), b.lastAt()));
    }

    /** Writes what waits. */
    public void flush() {
        List<Row> rows;
        synchronized (lock) {
            if (waiting.isEmpty()) {
                return;
            }
            rows = new ArrayList<>(waiting.values());
            waiting = new LinkedHashMap<>();
        }
        try {
            database.write(
                    tx -> {
                        AskedDao dao = tx.dao(AskedDao.class);
                        for (Row row : rows) {
                            dao.add(row);
                            tell(tx, row);
                        }
                    });
        } catch (RuntimeException e) {
            // The database may be away: what was counted waits for the next turn.
            LOG.warn("asked and refused: {} rows wait", rows.size(), e);
            synchronized (lock) {
                rows.forEach(row -> waiting.merge(key(row), row, AskedBook::both));
            }
        }
    }

    /** Puts one line a day and recipient into her inbox; the list says how often and what. */
    private void tell(Tx tx, Row row) {
        notifier.tell(
                tx,
                new PersonId(row.personId()),
                new Matter(
                        NoticeKind.ASKED_AND_REFUSED,
                        row.recipientId() + row.day(),
                        0,
                        row.recipientId(),
                        Micros.instant(row.lastAt()),
                        false));
    }

    private static Key key(Row row) {
        return new Key(
                row.personId(),
                row.day(),
                row.recipientId(),
                row.purpose(),
                row.reason(),
                row.clientId());
    }

    /** Returns what was asked of persons and refused, the newest first. */
    public List<Asked> ofPersons(List<PersonId> persons) {
        flush();
        List<Long> all = persons.stream().map(PersonId::value).toList();
        return all.isEmpty()
                ? List.of()
                : database.read(tx -> tx.dao(AskedDao.class).ofPersons(all, MOST_OF_HERS)).stream()
                        .map(AskedBook::asked)
                        .toList();
    }

    private static Asked asked(Row row) {
        return new Asked(
                new PersonId(row.personId()),
                new HospitalId(row.hospitalId()),
                row.recipientId(),
                Coded.parse(Purpose.class, row.purpose()).orElse(Purpose.UNKNOWN),
                Element.fromBits(row.elements()),
                Coded.parse(DenyReason.class, row.reason()).orElse(DenyReason.NOT_UNDERSTOOD),
                row.clientId(),
                row.times(),
                Micros.instant(row.firstAt()),
                Micros.instant(row.lastAt()));
    }
}
