package org.whosaw.portal.request;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Secret;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.identity.limit.RateLimit;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.PersonLedger;
import org.whosaw.portal.outbox.Envelope;
import org.whosaw.portal.outbox.Outbox;
import org.whosaw.portal.request.AskedLines.Line;
import org.whosaw.portal.request.RequestBook.By;
import org.whosaw.portal.request.ReviewDao.Row;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;
import org.whosaw.portal.vault.Vault;

/**
 * The one-time pages on which a person who looked says whether and why. What such a page shows is
 * worked out from the look alone: whether a patient asked, and who, is not read for it. Safe for
 * threads.
 */
public final class AccessReviews {
    /** How long her words may be. */
    public static final int LONGEST_WORDS = 500;

    private static final Logger LOG = LoggerFactory.getLogger("whosaw.request");
    static final String WORDS = "access_review.words";
    private static final int MRN_SHOWN = 4;

    private final Database database;
    private final Vault vault;
    private final Pseudonymizer pseudonymizer;
    private final RandomSource random;
    private final RequestBook book;
    private final AskedLines lines;
    private final PersonDirectory persons;
    private final RateLimits limits;
    private final Outbox outbox;
    private final Duration lifetime;
    private final IdSource ids;
    private final Clock clock;
    private final PersonLedger ledger;

    AccessReviews(
            Database database,
            Vault vault,
            Pseudonymizer pseudonymizer,
            RandomSource random,
            RequestBook book,
            AskedLines lines,
            PersonDirectory persons,
            RateLimits limits,
            Outbox outbox,
            RequestSettings settings,
            IdSource ids,
            Clock clock,
            PersonLedger ledger) {
        this.database = database;
        this.vault = vault;
        this.pseudonymizer = pseudonymizer;
        this.random = random;
        this.book = book;
        this.lines = lines;
        this.persons = persons;
        this.limits = limits;
        this.outbox = outbox;
        this.lifetime = Duration.ofDays(settings.reviewPageDays());
        this.ids = ids;
        this.clock = clock;
        this.ledger = ledger;
    }

    /**
     * A page just made; its secret is told once.
     *
     * @param number {@code rv_…}
     */
    public record Made(String number, Secret<String> token, Instant expiresAt) {}

    /**
     * What the page shows.
     *
     * @param record the patient's masked name and the end of her record number, or null when the
     *     look was about several persons: which of them it is about would say who asked
     */
    public record Shown(Line line, @Nullable MaskedRecord record) {}

    /** A record as a routine review names it. */
    public record MaskedRecord(String maskedName, String mrnEnd) {
        /** Returns a person's record as desks name it. */
        public static MaskedRecord of(PersonCard card) {
            String mrn = card.mrn();
            return new MaskedRecord(
                    card.maskedName(), mrn.substring(Math.max(0, mrn.length() - MRN_SHOWN)));
        }

        @Override
        public String toString() {
            return "MaskedRecord[redacted]";
        }
    }

    /**
     * A review as the desk sees it.
     *
     * @param answeredAt when the person who looked answered, or null
     */
    public record Review(
            String number,
            PersonId person,
            long eventId,
            Instant madeAt,
            Instant expiresAt,
            @Nullable Instant answeredAt,
            @Nullable ReviewAnswer answer,
            @Nullable ReviewReason reason,
            @Nullable String words) {
        @Override
        public String toString() {
            return "Review[" + number + "]";
        }
    }

    /**
     * Makes a page about a look; with {@code also} in the same transaction.
     *
     * @param request the request behind it, or null for a routine review
     * @param link makes the page's address from its secret
     * @param phone to which the address goes as a short message, or null
     */
    Made make(
            HospitalId hospital,
            PersonId person,
            long eventId,
            @Nullable Long request,
            long madeBy,
            @Nullable PhoneNumber phone,
            java.util.function.UnaryOperator<String> link,
            Consumer<Tx> also) {
        Instant now = clock.instant();
        String token = random.token();
        Instant expires = now.plus(lifetime);
        Row row =
                new Row(
                        ids.next(),
                        hospital.value(),
                        person.value(),
                        eventId,
                        request,
                        hash(token),
                        madeBy,
                        Micros.of(now),
                        Micros.of(expires),
                        null,
                        null,
                        null,
                        null);
        Consumer<Tx> letter = phone == null ? tx -> {} : letter(phone, link.apply(token));
        database.write(
                tx -> {
                    tx.dao(ReviewDao.class).add(row);
                    ledger.append(tx, person, row.id(), 0, RequestLeaf.made(row));
                    letter.accept(tx);
                    also.accept(tx);
                });
        outbox.wake();
        String number = Ids.format(IdPrefix.REVIEW, row.id());
        LOG.info("review made review={}", number);
        return new Made(number, Secret.of(token), expires);
    }

    private Consumer<Tx> letter(PhoneNumber phone, String address) {
        return outbox.prepare(
                new Envelope(
                        Envelope.SMS,
                        "access-review.zh-CN",
                        phone.reveal(),
                        Map.of("link", address),
                        lifetime));
    }

    private byte[] hash(String token) {
        return pseudonymizer.index("access.review", token);
    }

    /**
     * Returns what the page of a secret shows.
     *
     * @throws PortalException not found, when there is none, it is answered, or its time is over
     */
    public Shown show(String token, String address) {
        limits.spend(RateLimit.REVIEW_PAGES_PER_ADDRESS, address);
        Row row = open(token);
        HospitalId hospital = new HospitalId(row.hospitalId());
        PersonId person = new PersonId(row.personId());
        Line line =
                lines.find(hospital, person, row.eventId())
                        .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
        MaskedRecord record =
                line.persons() > 1 ? null : persons.find(person).map(MaskedRecord::of).orElse(null);
        return new Shown(line, record);
    }

    private Row open(String token) {
        byte[] hash = hash(token);
        long now = Micros.of(clock.instant());
        return database.read(tx -> tx.dao(ReviewDao.class).open(hash, now))
                .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
    }

    /**
     * Takes the answer, once. <em>Not me</em> marks the whole session of the account.
     *
     * @throws PortalException not found, when the page is gone meanwhile
     */
    public void answer(
            String token,
            ReviewAnswer answer,
            @Nullable ReviewReason reason,
            @Nullable String words) {
        Row row = open(token);
        byte[] sealed = vault.of(new PersonId(row.personId())).sealNullable(WORDS, words);
        Instant now = clock.instant();
        String why = reason == null || answer != ReviewAnswer.ME ? null : reason.code();
        database.write(
                tx -> {
                    int taken =
                            tx.dao(ReviewDao.class)
                                    .answer(row.id(), Micros.of(now), answer.code(), why, sealed);
                    if (taken == 0) {
                        throw new PortalException(KernelError.NOT_FOUND);
                    }
                    ledger.append(
                            tx,
                            new PersonId(row.personId()),
                            row.id(),
                            RequestLeaf.ANSWERED,
                            RequestLeaf.answered(row, Micros.of(now), answer.code(), why, words));
                    if (answer == ReviewAnswer.NOT_ME) {
                        lines.doubt(tx, new HospitalId(row.hospitalId()), row.eventId());
                    }
                    hear(tx, row, now);
                });
        LOG.info(
                "review answered review={} answer={}",
                Ids.format(IdPrefix.REVIEW, row.id()),
                answer.code());
    }

    private void hear(Tx tx, Row row, Instant now) {
        Long request = row.requestId();
        if (request != null && book.isIn(tx, request, RequestState.ASKED)) {
            book.step(
                    tx,
                    request,
                    RequestStep.ACCESSOR_HEARD,
                    new By(RequestActor.ACCESSOR, null),
                    now);
        }
    }

    /** Returns the pages made for a request, oldest first. */
    public List<Review> ofRequest(long request) {
        return views(database.read(tx -> tx.dao(ReviewDao.class).ofRequest(request)));
    }

    /** Returns a hospital's routine reviews, newest first. */
    public List<Review> routine(HospitalId hospital, int most) {
        return views(database.read(tx -> tx.dao(ReviewDao.class).routine(hospital.value(), most)));
    }

    /** Returns the requests whose pages have all run out. */
    List<Long> lapsed(int most) {
        long now = Micros.of(clock.instant());
        return database.read(tx -> tx.dao(ReviewDao.class).lapsed(now, most));
    }

    private List<Review> views(List<Row> rows) {
        return rows.stream().map(this::view).toList();
    }

    private Review view(Row row) {
        return new Review(
                Ids.format(IdPrefix.REVIEW, row.id()),
                new PersonId(row.personId()),
                row.eventId(),
                Micros.instant(row.madeAt()),
                Micros.instant(row.expiresAt()),
                Micros.instantOrNull(row.answeredAt()),
                Optional.ofNullable(row.answer())
                        .flatMap(code -> Coded.parse(ReviewAnswer.class, code))
                        .orElse(null),
                Optional.ofNullable(row.reason())
                        .flatMap(code -> Coded.parse(ReviewReason.class, code))
                        .orElse(null),
                vault.of(new PersonId(row.personId())).openIfThere(WORDS, row.words()));
    }
}
