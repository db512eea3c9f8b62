package org.whosaw.portal.disclosure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.whosaw.portal.disclosure.ConsentCovering.State;
import org.whosaw.portal.disclosure.DisclosureDao.Given;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.notice.NewEntries;
import org.whosaw.portal.notice.NoticeKind;
import org.whosaw.portal.notice.Notifier.Matter;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Reads which provisions a person is to be told of. Looks by people who work for the hospital stand
 * among her looks and are told there; one party in one hour on one standing is told once. Safe for
 * threads.
 */
final class NewProvisions implements NewEntries {
    private static final int MOST = 2_000;
    private static final long HOUR_MICROS = 3_600_000_000L;

    private final Database database;
    private final DirectoryLookup lookup;
    private final Standings standings;

    NewProvisions(Database database, DirectoryLookup lookup, Standings standings) {
        this.database = database;
        this.lookup = lookup;
        this.standings = standings;
    }

    @Override
    public NoticeKind.About about() {
        return NoticeKind.About.DISCLOSURE;
    }

    @Override
    public List<Matter> recorded(PersonId person, Instant since, Instant until) {
        if (!since.isBefore(until)) {
            return List.of();
        }
        return database.read(tx -> recorded(tx, person, Micros.of(since), Micros.of(until)));
    }

    private List<Matter> recorded(Tx tx, PersonId person, long since, long until) {
        List<Matter> all = new ArrayList<>();
        for (Given row : tx.dao(NewDao.class).between(person.value(), since, until, MOST)) {
            Optional<RecipientCard> card = lookup.recipient(tx, row.recipientId());
            if (card.isEmpty()) {
                continue;
            }
            State state = standings.of(tx, row, card.get()).state();
            boolean look = row.accessEventId() != null;
            if (look && state == State.OTHER_BASIS) {
                continue;
            }
            long cause =
                    look
                            ? Math.floorDiv(row.occurredAt(), HOUR_MICROS) * 31 ^ row.recipientId()
                            : row.id();
            all.add(
                    new Matter(
                            kind(state),
                            cause,
                            row.id(),
                            row.recipientId(),
                            Micros.instant(row.occurredAt()),
                            row.isProtected() != 0));
        }
        return all;
    }

    private static NoticeKind kind(State state) {
        return switch (state) {
            case NONE -> NoticeKind.NO_CONSENT;
            case AFTER_STOP -> NoticeKind.AFTER_STOP;
            case COVERED, OTHER_BASIS -> NoticeKind.GIVEN;
        };
    }

    @Override
    public int count(PersonId person, Instant since, Instant until) {
        return database.read(
                tx ->
                        tx.dao(NewDao.class)
                                .count(person.value(), Micros.of(since), Micros.of(until)));
    }

    @Override
    public boolean isShown(PersonId person, long entry, Instant at) {
        return database.read(
                tx -> tx.dao(NewDao.class).isShown(person.value(), Micros.of(at), entry));
    }

    /** Reads provisions by when they were recorded, or told after a law held them back. */
    interface NewDao {
        @SqlQuery(
                """
                SELECT s.person_id, d.id, d.source_key, d.system_id, s.occurred_at, d.recipient_id,
                    d.access_event_id, d.purpose, d.basis, d.article, d.elements, d.method,
                    d.party_count, d.keep_until, d.destroyed_on, d.onward_key, d.deferred_until,
                    d.deferral, s.protected AS is_protected
                FROM disclosure_subject s JOIN disclosure d ON d.id = s.disclosure_id
                WHERE s.person_id = :personId AND (
                    d.recorded_at > :since AND d.recorded_at <= :until
                    OR EXISTS (SELECT 1 FROM deferral f WHERE f.entry_id = d.id AND f.kind = 1
                        AND f.state IN ('lifted', 'revealed')
                        AND f.ended_at > :since AND f.ended_at <= :until
                        AND (f.person_id = 0 OR f.person_id = :personId)))
                ORDER BY d.recorded_at, d.id LIMIT :most\
                """)
        List<Given> between(long personId, long since, long until, int most);

        @SqlQuery(
                """
                SELECT count(*) FROM disclosure_subject s
                JOIN disclosure d ON d.id = s.disclosure_id
                WHERE s.person_id = :personId AND s.protected = 0 AND d.access_event_id IS NULL
                    AND d.recorded_at > :since AND d.recorded_at <= :until\
                """)
        int count(long personId, long since, long until);

        @SqlQuery(
                """
                SELECT EXISTS (SELECT 1 FROM disclosure_subject WHERE person_id = :personId
                    AND occurred_at = :at AND disclosure_id = :entry)\
                """)
        boolean isShown(long personId, long at, long entry);
    }
}
