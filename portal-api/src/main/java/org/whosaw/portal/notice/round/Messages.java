package org.whosaw.portal.notice.round;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.notice.Digest;
import org.whosaw.portal.notice.NoticeChoice;
import org.whosaw.portal.notice.NoticeChoices;
import org.whosaw.portal.notice.NoticeChoices.Reach;
import org.whosaw.portal.notice.NoticeKind;
import org.whosaw.portal.notice.NoticeRow;
import org.whosaw.portal.notice.NoticeSettings;
import org.whosaw.portal.notice.Readers;
import org.whosaw.portal.notice.Readers.Reader;
import org.whosaw.portal.outbox.Envelope;
import org.whosaw.portal.outbox.Outbox;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Sends messages about notices that are due: at most one an account at a time, outside its quiet
 * hours, not while it is paused, saying only that something waits.
 *
 * <p>That a message about a notice left is a row with the account and the notice for its key, in
 * the transaction that promises the envelope: whoever comes second finds it there.
 */
public final class Messages {
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration USEFUL = Duration.ofDays(1);
    private static final int BATCH = 200;

    private final Database database;
    private final Readers readers;
    private final NoticeChoices choices;
    private final Predicate<NoticeRow> shown;
    private final Outbox outbox;
    private final LongFunction<Optional<String>> mailOf;
    private final NoticeSettings settings;
    private final Clock clock;

    public Messages(
            Database database,
            Readers readers,
            NoticeChoices choices,
            Predicate<NoticeRow> shown,
            Outbox outbox,
            LongFunction<Optional<String>> mailOf,
            NoticeSettings settings,
            Clock clock) {
        this.database = database;
        this.readers = readers;
        this.choices = choices;
        this.shown = shown;
        this.outbox = outbox;
        this.mailOf = mailOf;
        this.settings = settings;
        this.clock = clock;
    }

    /** What goes to one account. */
    private record Parcel(Reader reader, Reach reach, List<NoticeRow> notices) {}

    /** Sends what is due and returns how many messages were promised. */
    public int send() {
        Instant now = clock.instant();
        List<NoticeRow> due =
                database.inTransaction(
                        tx ->
                                tx.dao(RoundDao.class)
                                        .claimNotices(
                                                Micros.of(now),
                                                Micros.of(now.plus(LEASE)),
                                                BATCH,
                                                tx.dialect().claimSuffix()));
        Map<Long, Instant> waits = new HashMap<>();
        int sent = 0;
        for (Parcel parcel : parcels(due, now, waits)) {
            sent += promise(parcel, now) ? 1 : 0;
        }
        database.write(
                tx ->
                        due.forEach(
                                row ->
                                        tx.dao(RoundDao.class)
                                                .due(
                                                        row.id(),
                                                        Micros.ofOrNull(waits.get(row.id())))));
        if (sent > 0) {
            outbox.wake();
        }
        return sent;
    }

    private List<Parcel> parcels(List<NoticeRow> due, Instant now, Map<Long, Instant> waits) {
        Map<PersonId, List<Reader>> audiences = new HashMap<>();
        Map<Long, Parcel> parcels = new LinkedHashMap<>();
        for (NoticeRow row : due) {
            PersonId person = new PersonId(row.personId());
            if (!shown.test(row)) {
                continue; // it is not in her list any more, or a law keeps it back meanwhile
            }
            for (Reader reader : audiences.computeIfAbsent(person, readers::of)) {
                if (wasSent(reader, row)) {
                    continue;
                }
                Reach reach = choices.reach(reader.accountId());
                Instant at = leavesAt(row, reader, reach, now);
                if (at == null) {
                    continue;
                }
                if (at.isAfter(now)) {
                    waits.merge(row.id(), at, (a, b) -> a.isBefore(b) ? a : b);
                } else {
                    parcels.computeIfAbsent(
                                    reader.accountId(),
                                    id -> new Parcel(reader, reach, new ArrayList<>()))
                            .notices()
                            .add(row);
                }
            }
        }
        return List.copyOf(parcels.values());
    }

    private boolean wasSent(Reader reader, NoticeRow row) {
        return database.read(tx -> tx.dao(RoundDao.class).wasSent(reader.accountId(), row.id()))
                > 0;
    }

    /** Returns when a message may leave, or null when none is to. */
    private @Nullable Instant leavesAt(NoticeRow row, Reader reader, Reach reach, Instant now) {
        NoticeChoice choice = reach.choice();
        boolean nowhere = !reaches(reader, choice);
        if (nowhere || choice.isPaused(now)) {
            return null;
        }
        NoticeKind kind = Coded.parse(NoticeKind.class, row.kind()).orElseThrow();
        if (kind == NoticeKind.DIGEST) {
            Digest digest = choice.digest();
            if (reader.loss() || !Rounds.isDay(digest, Micros.instant(row.happenedAt()))) {
                return null;
            }
        }
        Instant apart = reach.lastSentAt().plus(Duration.ofMinutes(settings.apartMinutes()));
        return QuietHours.of(choice).after(apart.isAfter(now) ? apart : now);
    }

    private boolean reaches(Reader reader, NoticeChoice choice) {
        return choice.sms() && reader.phone() != null
                || mailOf.apply(reader.accountId()).isPresent();
    }

    private boolean promise(Parcel parcel, Instant now) {
        List<Consumer<Tx>> letters = letters(parcel);
        if (letters.isEmpty()) {
            return false;
        }
        long account = parcel.reader().accountId();
        Consumer<Tx> note = NoticeChoices.sent(account, now);
        return database.inTransaction(
                tx -> {
                    RoundDao dao = tx.dao(RoundDao.class);
                    int fresh = 0;
                    for (NoticeRow row : parcel.notices()) {
                        fresh += dao.sent(account, row.id(), Micros.of(now));
                    }
                    if (fresh > 0) {
                        letters.forEach(letter -> letter.accept(tx));
                        note.accept(tx);
                    }
                    return fresh > 0;
                });
    }

    /** One by each way that she chose; the words are the same, and say of nothing what it is. */
    private List<Consumer<Tx>> letters(Parcel parcel) {
        Reader reader = parcel.reader();
        NoticeChoice choice = parcel.reach().choice();
        boolean neutral = choice.neutral() || reader.family() || reader.loss();
        boolean digest =
                parcel.notices().stream()
                        .allMatch(row -> row.kind().equals(NoticeKind.DIGEST.code()));
        String text = neutral ? "notice-neutral" : digest ? "notice-digest" : "notice";
        String template = text + "." + choice.language();
        List<Consumer<Tx>> letters = new ArrayList<>();
        PhoneNumber phone = reader.phone();
        if (choice.sms() && phone != null) {
            letters.add(promise(Envelope.SMS, template, phone.reveal()));
        }
        mailOf.apply(reader.accountId())
                .ifPresent(address -> letters.add(promise(Envelope.MAIL, template, address)));
        return letters;
    }

    private Consumer<Tx> promise(String channel, String template, String address) {
        return outbox.prepare(new Envelope(channel, template, address, Map.of(), USEFUL));
    }
}
