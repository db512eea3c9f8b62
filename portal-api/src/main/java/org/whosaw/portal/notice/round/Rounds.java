package org.whosaw.portal.notice.round;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.notice.Digest;
import org.whosaw.portal.notice.NewEntries;
import org.whosaw.portal.notice.NoticeBook;
import org.whosaw.portal.notice.NoticeChoices;
import org.whosaw.portal.notice.NoticeKind;
import org.whosaw.portal.notice.NoticeSettings;
import org.whosaw.portal.notice.Notifier.Matter;
import org.whosaw.portal.notice.Readers;
import org.whosaw.portal.notice.round.RoundDao.Round;
import org.whosaw.portal.store.Database;

/**
 * Goes through what was recorded about each person since the last time, and puts into her inbox
 * what she is to be told. Works from recorded rows alone: what is gone through twice is told once,
 * for a notice has one cause. Safe for threads and for several nodes.
 */
public final class Rounds {
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** Commits may come out of the order of their times. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    /** What a new reader finds of the time before, without any message. */
    private static final Duration BEFORE = Duration.ofDays(14);

    private static final int BATCH = 20;
    private static final int BELLS = 500;

    private final Database database;
    private final List<NewEntries> sources;
    private final NoticeBook book;
    private final NoticeChoices choices;
    private final Readers readers;
    private final NoticeSettings settings;
    private final Clock clock;

    public Rounds(
            Database database,
            List<NewEntries> sources,
            NoticeBook book,
            NoticeChoices choices,
            Readers readers,
            NoticeSettings settings,
            Clock clock) {
        this.database = database;
        this.sources = List.copyOf(sources);
        this.book = book;
        this.choices = choices;
        this.readers = readers;
        this.settings = settings;
        this.clock = clock;
    }

    /** Begins rounds for those who have a reader now; returns how many began. */
    public int adopt() {
        Instant now = clock.instant();
        return database.inTransaction(
                tx -> tx.dao(RoundDao.class).adopt(Micros.of(now), Micros.of(now.minus(BEFORE))));
    }

    /** Goes through what is due, what rang before all; returns how many persons it was. */
    public int run() {
        answerBells();
        Instant now = clock.instant();
        List<Round> claimed =
                database.inTransaction(
                        tx ->
                                tx.dao(RoundDao.class)
                                        .claim(
                                                Micros.of(now),
                                                Micros.of(now.plus(LEASE)),
                                                BATCH,
                                                tx.dialect().claimSuffix()));
        claimed.forEach(this::goThrough);
        return claimed.size();
    }

    /** Goes through one person's entries now, so that whoever opens the inbox finds it whole. */
    public void run(PersonId person) {
        Instant now = clock.instant();
        Optional<Round> round =
                database.inTransaction(
                        tx -> {
                            RoundDao dao = tx.dao(RoundDao.class);
                            long id = person.value();
                            dao.adoptOne(id, Micros.of(now), Micros.of(now.minus(BEFORE)));
                            return dao.claimOne(id, Micros.of(now.plus(LEASE)));
                        });
        round.ifPresent(this::goThrough);
    }

    private void answerBells() {
        int taken;
        do {
            taken =
                    database.inTransaction(
                            tx -> {
                                RoundDao dao = tx.dao(RoundDao.class);
                                List<Long> rung = dao.takeBells(BELLS, tx.dialect().claimSuffix());
                                new TreeSet<>(rung).forEach(dao::hurry);
                                return rung.size();
                            });
        } while (taken == BELLS);
    }

    private void goThrough(Round round) {
        PersonId person = new PersonId(round.personId());
        List<Readers.Reader> audience = readers.of(person);
        Instant now = clock.instant();
        Instant next = now.plus(Duration.ofMinutes(settings.roundMinutes()));
        if (audience.isEmpty()) { // a binding rests; when it holds again, the round goes on
            database.write(tx -> tx.dao(RoundDao.class).rest(round.personId(), Micros.of(next)));
            return;
        }
        Instant from = Micros.instant(round.readUpto()).minus(OVERLAP);
        Duration settle = Duration.ofMinutes(settings.settleMinutes());
        Instant since = Micros.instant(round.sinceAt());
        List<Matter> kept = new ArrayList<>();
        List<Matter> told = new ArrayList<>();
        for (NewEntries source : sources) {
            told.addAll(source.recorded(person, later(from, since), now));
            told.addAll(
                    source.settled(person, later(from.minus(settle), since), now.minus(settle)));
            if (from.isBefore(since)) {
                kept.addAll(source.recorded(person, from, since));
            }
            if (from.minus(settle).isBefore(since)) {
                kept.addAll(source.settled(person, from.minus(settle), since));
            }
        }
        kept.sort(Comparator.comparing(Matter::happenedAt));
        told.sort(Comparator.comparing(Matter::happenedAt));
        Instant digested = Micros.instant(round.digestUpto());
        Instant end = digestEnd(now);
        Summary summary =
                end.isAfter(digested) && isDigestDay(audience, end)
                        ? summary(person, digested, end)
                        : null;
        Instant upto = summary == null ? digested : end;
        database.write(
                tx -> {
                    kept.forEach(each -> book.keep(tx, person, each));
                    told.forEach(each -> book.tell(tx, person, each));
                    if (summary != null && summary.looks() + summary.provisions() > 0) {
                        book.digest(tx, person, end, summary.looks(), summary.provisions());
                    }
                    tx.dao(RoundDao.class)
                            .done(
                                    round.personId(),
                                    Micros.of(now),
                                    Micros.of(upto),
                                    Micros.of(next));
                });
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private record Summary(int looks, int provisions) {}

    private Summary summary(PersonId person, Instant from, Instant end) {
        int looks = 0;
        int provisions = 0;
        for (NewEntries source : sources) {
            int count = source.count(person, from, end);
            if (source.about() == NoticeKind.About.ACCESS) {
                looks += count;
            } else {
                provisions += count;
            }
        }
        return new Summary(looks, provisions);
    }

    /** Returns when the last digest of any kind was to end. */
    private Instant digestEnd(Instant now) {
        ZonedDateTime here = now.atZone(ChinaTime.ZONE);
        ZonedDateTime today = here.with(LocalTime.of(settings.digestHour(), 0));
        return (today.isAfter(here) ? today.minusDays(1) : today).toInstant();
    }

    private boolean isDigestDay(List<Readers.Reader> audience, Instant end) {
        return audience.stream()
                .map(each -> choices.reach(each.accountId()).choice().digest())
                .anyMatch(digest -> isDay(digest, end));
    }

    /** Says whether a digest of this kind leaves on the day of {@code end}. */
    static boolean isDay(Digest digest, Instant end) {
        return switch (digest) {
            case DAILY -> true;
            case WEEKLY -> end.atZone(ChinaTime.ZONE).getDayOfWeek() == java.time.DayOfWeek.MONDAY;
            case NONE -> false;
        };
    }
}
