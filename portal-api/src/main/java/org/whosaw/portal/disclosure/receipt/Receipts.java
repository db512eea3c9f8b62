package org.whosaw.portal.disclosure.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.Signer;
import org.whosaw.portal.disclosure.DisclosureError;
import org.whosaw.portal.disclosure.receipt.OneSided.Hers;
import org.whosaw.portal.disclosure.receipt.OneSided.Unconfirmed;
import org.whosaw.portal.disclosure.receipt.OneSided.Unrecorded;
import org.whosaw.portal.disclosure.receipt.ReceiptDao.Known;
import org.whosaw.portal.disclosure.receipt.ReceiptDao.Row;
import org.whosaw.portal.disclosure.receipt.ReceiptDao.Said;
import org.whosaw.portal.hospital.BlindKeys;
import org.whosaw.portal.hospital.FieldChecks;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.hospital.ProtectionSettings;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/** Takes recipients' receipts, signs and pairs them, and tells what is one-sided. Thread-safe. */
public final class Receipts {
    /** How many receipts one call may bring. */
    public static final int MOST = 500;

    /** How long the other side has: what it sends at night is there after two. */
    public static final Duration GRACE = Duration.ofHours(48);

    private static final int SHOWN = 100;
    private static final int AMONG = 500;
    private static final int LONGEST = 200;
    private static final Instant ANCIENT = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofMinutes(10);
    private static final long LOCK = 0x7265_6365_6970_7473L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final Pseudonymizer pseudonymizer;
    private final BlindKeys keys;
    private final Signer signer;
    private final ProtectionSettings protection;
    private final IdSource ids;
    private final Clock clock;

    public Receipts(
            Database database,
            Pseudonymizer pseudonymizer,
            Signer signer,
            ProtectionSettings protection,
            IdSource ids,
            Clock clock) {
        this.database = database;
        this.pseudonymizer = pseudonymizer;
        this.keys = new BlindKeys(pseudonymizer);
        this.signer = signer;
        this.protection = protection;
        this.ids = ids;
        this.clock = clock;
    }

    /** Who speaks for a recipient: a login of its own, or its client. */
    public record Speaker(HospitalId hospital, long recipient, long by) {}

    /** Names what became of a receipt. */
    public enum Status implements Coded {
        ACCEPTED,
        DUPLICATE,
        REJECTED
    }

    /**
     * What became of one receipt.
     *
     * @param id of the statement, or null when rejected
     * @param paired whether the hospital has a provision that it is of
     */
    public record Answer(
            Status status,
            @Nullable Long id,
            boolean paired,
            @Nullable ErrorCode error,
            @Nullable String field) {
        private static Answer rejected(ErrorCode error, String field) {
            return new Answer(Status.REJECTED, null, false, error, field);
        }
    }

    private record Prepared(@Nullable Row row, @Nullable Said said, @Nullable Answer fault) {}

    /** Takes receipts in one transaction and answers in their order; durable when it returns. */
    public List<Answer> take(Speaker speaker, List<Received> batch) {
        if (batch.isEmpty() || batch.size() > MOST) {
            throw PortalException.ofFields(
                    KernelError.INVALID_FIELDS,
                    List.of(
                            batch.isEmpty()
                                    ? new FieldError("items", "required")
                                    : new FieldError("items", "too-long", List.of(MOST))));
        }
        Instant now = clock.instant();
        List<Prepared> all = batch.stream().map(each -> prepare(speaker, each, now)).toList();
        return database.inTransaction(tx -> all.stream().map(each -> write(tx, each)).toList());
    }

    private Prepared prepare(Speaker speaker, Received received, Instant now) {
        Answer fault = fault(received, now);
        SubjectKey subject = received.subject();
        Instant at = received.receivedAt();
        if (fault != null || subject == null || at == null) {
            return new Prepared(null, null, fault);
        }
        long id = ids.next();
        Row row =
                new Row(
                        id,
                        speaker.hospital().value(),
                        speaker.recipient(),
                        pseudonymizer.index(
                                "receipt.source",
                                Long.toString(speaker.recipient()),
                                received.message()),
                        pseudonymizer.index(
                                "receipt.content",
                                Long.toString(Micros.of(at)),
                                Long.toString(Element.toBits(received.elements())),
                                subject.system(),
                                subject.value()),
                        keys.subject(speaker.hospital(), subject),
                        null,
                        Micros.of(at),
                        Micros.of(now),
                        Element.toBits(received.elements()),
                        protection.isProtected(Element.categoriesOf(received.elements())) ? 1 : 0,
                        null);
        String body = body(row, received, now);
        return new Prepared(
                row,
                new Said(
                        id,
                        row.hospitalId(),
                        row.recipientId(),
                        LocalDate.ofInstant(at, ChinaTime.ZONE).toString(),
                        row.saidAt(),
                        speaker.by(),
                        body,
                        signer.sign(body.getBytes(StandardCharsets.UTF_8))),
                null);
    }

    private static @Nullable Answer fault(Received received, Instant now) {
        if (isWrong(received.message())) {
            return Answer.rejected(DisclosureError.SOURCE_EVENT_ID, "message");
        }
        SubjectKey subject = received.subject();
        if (subject == null || isWrong(subject.value()) || isWrong(subject.system())) {
            return Answer.rejected(DisclosureError.FIELD_MALFORMED, "subject");
        }
        Instant at = received.receivedAt();
        if (at == null) {
            return Answer.rejected(DisclosureError.FIELD_MALFORMED, "receivedAt");
        }
        if (at.isBefore(ANCIENT)) {
            return Answer.rejected(DisclosureError.TIME_ANCIENT, "receivedAt");
        }
        return at.isAfter(now.plus(AHEAD))
                ? Answer.rejected(DisclosureError.TIME_FUTURE, "receivedAt")
                : null;
    }

    private static boolean isWrong(String text) {
        return text.isBlank() || text.length() > LONGEST || !FieldChecks.isClean(text);
    }

    private static String body(Row row, Received received, Instant now) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("format", "whosaw.statement.v1");
        fields.put("id", Ids.format(IdPrefix.STATEMENT, row.id()));
        fields.put("recipient", Ids.format(IdPrefix.RECIPIENT, row.recipientId()));
        fields.put("says", "received");
        fields.put("on", Micros.instant(row.receivedAt()).toString());
        fields.put("elements", received.elements().stream().map(Element::code).sorted().toList());
        fields.put("at", now.toString());
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts cannot fail to be written", e);
        }
    }

    private static Answer write(Tx tx, Prepared prepared) {
        if (prepared.fault() != null) {
            return prepared.fault();
        }
        Row row = Objects.requireNonNull(prepared.row());
        ReceiptDao dao = tx.dao(ReceiptDao.class);
        Known known = dao.known(row.sourceKey()).orElse(null);
        if (known != null) {
            return Arrays.equals(known.contentHash(), row.contentHash())
                    ? new Answer(
                            Status.DUPLICATE, known.id(), known.disclosureId() != null, null, null)
                    : Answer.rejected(DisclosureError.CONFLICT, "message");
        }
        Row whose = joined(row, PersonDirectory.personsOf(tx, List.of(row.subjectKey())));
        dao.add(Objects.requireNonNull(prepared.said()));
        OptionalLong given = Pairing.find(tx, whose);
        dao.add(paired(whose, given));
        return new Answer(Status.ACCEPTED, row.id(), given.isPresent(), null, null);
    }

    private static Row joined(Row row, Map<ByteBuffer, PersonId> found) {
        PersonId person = found.get(ByteBuffer.wrap(row.subjectKey()));
        return copy(row, person == null ? row.personId() : Long.valueOf(person.value()), null);
    }

    private static Row paired(Row row, OptionalLong given) {
        return copy(row, row.personId(), given.isPresent() ? given.getAsLong() : null);
    }

    private static Row copy(Row row, @Nullable Long person, @Nullable Long disclosure) {
        return new Row(
                row.id(),
                row.hospitalId(),
                row.recipientId(),
                row.sourceKey(),
                row.contentHash(),
                row.subjectKey(),
                person,
                row.receivedAt(),
                row.saidAt(),
                row.elements(),
                row.isProtected(),
                disclosure);
    }

    /**
     * Pairs receipts that came before the hospital's own entry, and joins those of persons
     * registered since; on whatever node.
     *
     * @return how many found their provision
     */
    public int tick() {
        long since = Micros.of(clock.instant().minus(Pairing.WEEK).minus(GRACE));
        if (database.read(tx -> tx.dao(ReceiptDao.class).alone(since, 1)).isEmpty()) {
            return 0;
        }
        return database.inTransaction(
                tx -> {
                    tx.lock(LOCK); // or two nodes could give one receipt two provisions
                    int found = 0;
                    for (Row each : tx.dao(ReceiptDao.class).alone(since, MOST)) {
                        found += again(tx, each) ? 1 : 0;
                    }
                    return found;
                });
    }

    private static boolean again(Tx tx, Row row) {
        ReceiptDao dao = tx.dao(ReceiptDao.class);
        Row whose = row;
        if (row.personId() == null) {
            whose = joined(row, PersonDirectory.personsOf(tx, List.of(row.subjectKey())));
            Long person = whose.personId();
            if (person != null) {
                dao.join(row.id(), person);
            }
        }
        OptionalLong given = Pairing.find(tx, whose);
        return given.isPresent() && dao.pair(row.id(), given.getAsLong()) == 1;
    }

    /** Returns what a recipient says it received and the hospital has nothing of. */
    public List<Unrecorded> unrecorded(long recipient) {
        long until = Micros.of(clock.instant().minus(GRACE));
        return database
                .read(tx -> tx.dao(ReceiptDao.class).aloneOf(recipient, until, SHOWN))
                .stream()
                .map(Receipts::view)
                .toList();
    }

    /**
     * Returns the same of persons.
     *
     * @param opened whose protected ones are opened
     */
    public List<Hers> about(List<PersonId> persons, Set<PersonId> opened) {
        long until = Micros.of(clock.instant().minus(GRACE));
        List<Hers> all = new ArrayList<>();
        for (PersonId each : persons) {
            int most = opened.contains(each) ? 1 : 0;
            database.read(
                            tx ->
                                    tx.dao(ReceiptDao.class)
                                            .aloneAbout(each.value(), most, until, SHOWN))
                    .forEach(row -> all.add(new Hers(each, view(row))));
        }
        return all;
    }

    private static Unrecorded view(Row row) {
        return new Unrecorded(
                Ids.format(IdPrefix.STATEMENT, row.id()),
                row.recipientId(),
                Micros.instant(row.receivedAt()),
                Element.fromBits(row.elements()));
    }

    /** Returns what the hospital says it gave a recipient, of which that has said nothing. */
    public List<Unconfirmed> unconfirmed(long recipient) {
        long until = Micros.of(clock.instant().minus(GRACE));
        return database
                .read(tx -> tx.dao(ReceiptDao.class).silent(recipient, until, AMONG, SHOWN))
                .stream()
                .map(
                        row ->
                                new Unconfirmed(
                                        Ids.format(IdPrefix.DISCLOSURE, row.id()),
                                        row.recipientId(),
                                        Micros.instant(row.occurredAt()),
                                        Element.fromBits(row.elements())))
                .toList();
    }
}
