package org.whosaw.portal.disclosure.end;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.whosaw.portal.crypto.Signer;
import org.whosaw.portal.disclosure.DisclosureError;
import org.whosaw.portal.disclosure.end.EndDao.OwedRow;
import org.whosaw.portal.disclosure.end.EndDao.StatementRow;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.notice.NoticeKind;
import org.whosaw.portal.notice.Notifier;
import org.whosaw.portal.notice.Notifier.Matter;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Knows what recipients owe a word about, takes it, and tells when it is late. A recipient sees and
 * speaks of its own alone; another's provision is not found. Safe for threads.
 */
public final class Ends {
    /** How many provisions one statement may be about. */
    public static final int MOST = 500;

    private static final int TOLD_BACK_DAYS = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final Signer signer;
    private final Notifier notifier;
    private final IdSource ids;
    private final Clock clock;
    private volatile LocalDate lookedOn = LocalDate.MIN;

    public Ends(Database database, Signer signer, Notifier notifier, IdSource ids, Clock clock) {
        this.database = database;
        this.signer = signer;
        this.notifier = notifier;
        this.ids = ids;
        this.clock = clock;
    }

    /** Returns what a recipient owes a word about, the earliest day first. */
    public List<Owed> owed(long recipient) {
        return database.read(tx -> tx.dao(EndDao.class).owed(recipient, MOST)).stream()
                .map(this::view)
                .toList();
    }

    /** Returns what is late in a hospital, the longest first. */
    public List<Owed> late(HospitalId hospital) {
        String today = today().toString();
        return database
                .read(tx -> tx.dao(EndDao.class).late(hospital.value(), today, MOST))
                .stream()
                .map(this::view)
                .toList();
    }

    private Owed view(OwedRow row) {
        long late = ChronoUnit.DAYS.between(LocalDate.parse(row.due()), today());
        return new Owed(
                Ids.format(IdPrefix.DISCLOSURE, row.id()),
                Ids.format(IdPrefix.RECIPIENT, row.recipientId()),
                Micros.instant(row.occurredAt()),
                Element.fromBits(row.elements()),
                row.persons(),
                row.due(),
                Math.max(0, late),
                row.received());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ChinaTime.ZONE);
    }

    /** Who speaks for a recipient. */
    public record Speaker(HospitalId hospital, long recipient, long login) {}

    /**
     * Takes a statement, signs it, and tells those it is about.
     *
     * @param disclosures {@code ds_…} of what it is about
     * @throws PortalException with the fields at fault; not found, for what the recipient was not
     *     given; conflict, when the same was said of one of them before
     */
    public Statement say(
            Speaker speaker, StatementKind kind, LocalDate doneOn, List<String> disclosures) {
        check(doneOn, disclosures);
        Instant now = clock.instant();
        long id = ids.next();
        String body = body(id, speaker, kind, doneOn, disclosures, now);
        StatementRow row =
                new StatementRow(
                        id,
                        speaker.hospital().value(),
                        speaker.recipient(),
                        kind.code(),
                        doneOn.toString(),
                        Micros.of(now),
                        speaker.login(),
                        body,
                        signer.sign(body.getBytes(StandardCharsets.UTF_8)));
        database.write(tx -> write(tx, row, kind, disclosures));
        return new Statement(
                Ids.format(IdPrefix.STATEMENT, id),
                kind,
                row.doneOn(),
                now,
                disclosures.size(),
                row.signature());
    }

    private void check(LocalDate doneOn, List<String> disclosures) {
        List<FieldError> errors = new ArrayList<>();
        if (doneOn.isAfter(today()) || doneOn.isBefore(today().minusYears(5))) {
            errors.add(new FieldError("doneOn", "out-of-range"));
        }
        if (disclosures.isEmpty()) {
            errors.add(new FieldError("disclosures", "required"));
        } else if (disclosures.size() > MOST) {
            errors.add(new FieldError("disclosures", "too-long", List.of(MOST)));
        }
        if (!errors.isEmpty()) {
            throw PortalException.ofFields(KernelError.INVALID_FIELDS, errors);
        }
    }

    private void write(Tx tx, StatementRow row, StatementKind kind, List<String> disclosures) {
        EndDao dao = tx.dao(EndDao.class);
        dao.add(row);
        for (String each : disclosures) {
            OptionalLong id = Ids.parse(IdPrefix.DISCLOSURE, each);
            List<OwedRow> found =
                    id.isEmpty() ? List.of() : dao.ofRecipient(id.getAsLong(), row.recipientId());
            if (found.isEmpty()) {
                throw new PortalException(KernelError.NOT_FOUND);
            }
            OwedRow provision = found.get(0);
            if (dao.said(provision.id(), kind.about(), row.id()) == 0) {
                throw new PortalException(DisclosureError.ALREADY_SAID, each);
            }
            if (kind != StatementKind.RECEIVED) {
                tell(tx, NoticeKind.ENDED, provision);
            }
        }
    }

    private void tell(Tx tx, NoticeKind kind, OwedRow row) {
        for (long person : tx.dao(EndDao.class).persons(row.id(), row.occurredAt())) {
            notifier.tell(
                    tx,
                    new PersonId(person),
                    Matter.of(kind, row.id(), row.recipientId(), Micros.instant(row.occurredAt())));
        }
    }

    private static String body(
            long id,
            Speaker speaker,
            StatementKind kind,
            LocalDate doneOn,
            List<String> disclosures,
            Instant now) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("format", "whosaw.statement.v1");
        fields.put("id", Ids.format(IdPrefix.STATEMENT, id));
        fields.put("recipient", Ids.format(IdPrefix.RECIPIENT, speaker.recipient()));
        fields.put("says", kind.code());
        fields.put("on", doneOn.toString());
        fields.put("of", List.copyOf(disclosures));
        fields.put("at", now.toString());
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts cannot fail to be written", e);
        }
    }

    /**
     * Tells those whom it is about of what fell late these days; once each, on whatever node. Once
     * a day there is something to look for.
     */
    public int tick() {
        LocalDate today = today();
        if (today.equals(lookedOn)) {
            return 0;
        }
        lookedOn = today;
        String since = today.minusDays(TOLD_BACK_DAYS).toString();
        List<OwedRow> late =
                database.read(tx -> tx.dao(EndDao.class).lateSince(today.toString(), since, MOST));
        if (!late.isEmpty()) {
            database.write(tx -> late.forEach(row -> tell(tx, NoticeKind.END_LATE, row)));
        }
        return late.size();
    }
}
