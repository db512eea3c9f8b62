package org.whosaw.portal.disclosure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.disclosure.ProvisionArrivals.Arrival;
import org.whosaw.portal.hospital.BlindKeys;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryCards.SystemCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.hospital.FieldChecks;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.hospital.ProtectionSettings;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.hospital.withheld.Deferral;
import org.whosaw.portal.hospital.withheld.DeferralBook;
import org.whosaw.portal.hospital.withheld.DeferralRow;
import org.whosaw.portal.hospital.withheld.EntryKind;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.kernel.RecordAnswer;
import org.whosaw.portal.ledger.PersonLedger;
import org.whosaw.portal.notice.Notifier;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Records provisions to outside parties; one transaction a batch, answers as the recorder of
 * accesses gives them. Safe for threads.
 */
public final class DisclosureRecorder {
    /** How many provisions one batch may hold. */
    public static final int MAX_BATCH = 10_000;

    private static final Instant ANCIENT = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofMinutes(10);
    private static final int MAX_SUBJECTS = 5_000;
    private static final int LONGEST = 200;

    private final Database database;
    private final Pseudonymizer pseudonymizer;
    private final BlindKeys keys;
    private final DirectoryLookup lookup;
    private final PersonDirectory persons;
    private final ProtectionSettings protection;
    private final IdSource ids;
    private final Clock clock;
    private final ProvisionArrivals arrivals;
    private final DeferralBook deferrals;
    private final DisclosureWriter writer;

    DisclosureRecorder(
            Database database,
            Sealer sealer,
            Pseudonymizer pseudonymizer,
            BlindKeys keys,
            DirectoryLookup lookup,
            PersonDirectory persons,
            ProtectionSettings protection,
            IdSource ids,
            Clock clock,
            ProvisionArrivals arrivals,
            PersonLedger ledger) {
        this.database = database;
        this.pseudonymizer = pseudonymizer;
        this.keys = keys;
        this.lookup = lookup;
        this.persons = persons;
        this.protection = protection;
        this.ids = ids;
        this.clock = clock;
        this.arrivals = arrivals;
        this.deferrals = new DeferralBook(sealer, ids, ledger);
        this.writer = new DisclosureWriter(deferrals, ledger);
    }

    /** A checked provision or the reason it is refused. */
    private record Prepared(
            @Nullable DisclosureLeaf leaf, @Nullable RecordAnswer fault, String sourceEventId) {}

    /** Says who hears that a provision was recorded. */
    void tell(Notifier whom) {
        writer.tell(whom);
    }

    /** Records a batch and answers for each provision in its order. */
    public List<RecordAnswer> record(HospitalId hospital, List<Provision> batch) {
        if (batch.size() > MAX_BATCH) {
            throw new PortalException(DisclosureError.TOO_MANY_EVENTS, MAX_BATCH);
        }
        Set<SubjectKey> all =
                batch.stream()
                        .filter(each -> each.subjects().size() <= MAX_SUBJECTS)
                        .flatMap(each -> each.subjects().stream())
                        .collect(Collectors.toSet());
        Map<SubjectKey, PersonId> known = persons.resolve(hospital, all);
        List<Prepared> prepared =
                batch.stream().map(each -> prepare(hospital, each, known)).toList();
        return database.inTransaction(
                tx -> {
                    List<RecordAnswer> answers = new ArrayList<>(prepared.size());
                    List<Arrival> added = new ArrayList<>();
                    for (Prepared each : prepared) {
                        RecordAnswer answer = answer(tx, each);
                        answers.add(answer);
                        DisclosureLeaf leaf = each.leaf;
                        if (leaf != null && isNew(answer)) {
                            added.add(arrival(leaf.row(), each.sourceEventId()));
                        }
                    }
                    arrivals.arrived(tx, hospital, added);
                    return answers;
                });
    }

    private static boolean isNew(RecordAnswer answer) {
        return answer.status() == RecordAnswer.Status.ACCEPTED
                || answer.status() == RecordAnswer.Status.HELD;
    }

    private static Arrival arrival(DisclosureRow row, String sourceEventId) {
        return new Arrival(
                row.id(),
                row.systemId(),
                row.sequence(),
                row.occurredAt(),
                row.recordedAt(),
                sourceEventId);
    }

    private RecordAnswer answer(Tx tx, Prepared each) {
        if (each.fault != null) {
            return each.fault;
        }
        return writer.write(tx, Objects.requireNonNull(each.leaf));
    }

    /**
     * A look by someone whom another house employs.
     *
     * @param isHeldBack whether those it is about must not be told yet: the look's deferral holds
     *     it
     * @param waiting blind indexes of subjects not registered yet
     */
    public record EmployerLook(
            long accessEventId,
            byte[] sourceKey,
            HospitalId hospital,
            long systemId,
            long recipientId,
            long occurredAt,
            long recordedAt,
            Purpose purpose,
            Set<Element> elements,
            boolean isProtected,
            boolean isHeldBack,
            List<PersonId> persons,
            List<byte[]> waiting) {}

    /** Records looks as provisions to the employers, in the looks' own transaction. */
    public void recordLooks(Tx tx, List<EmployerLook> looks) {
        for (EmployerLook look : looks) {
            DisclosureRow row =
                    new DisclosureRow(
                            ids.next(),
                            look.sourceKey(),
                            look.sourceKey(),
                            look.hospital().value(),
                            look.systemId(),
                            null,
                            look.occurredAt(),
                            look.recordedAt(),
                            look.recipientId(),
                            look.accessEventId(),
                            look.purpose().ordinal(),
                            LegalBasis.NOT_STATED.ordinal(),
                            null,
                            Element.toBits(look.elements()),
                            "screen",
                            null,
                            null,
                            null,
                            null,
                            look.isProtected(),
                            look.isHeldBack(),
                            null,
                            look.persons(),
                            look.waiting());
            writer.write(tx, leaf(tx, row));
        }
    }

    private Prepared prepare(
            HospitalId hospital, Provision provision, Map<SubjectKey, PersonId> known) {
        RecordAnswer fault = fault(provision);
        if (fault != null) {
            return new Prepared(null, fault, "");
        }
        Optional<SystemCard> system = lookup.system(hospital, provision.system());
        if (system.isEmpty()) {
            return refused(DisclosureError.SYSTEM_UNKNOWN, "system");
        }
        Optional<RecipientCard> recipient = lookup.recipient(hospital, provision.recipient());
        if (recipient.isEmpty()) {
            return refused(DisclosureError.RECIPIENT_UNKNOWN, "recipient");
        }
        DisclosureRow row = row(hospital, system.get(), recipient.get(), provision, known);
        return new Prepared(
                new DisclosureLeaf(row, system.get().code(), recipient.get().code()),
                null,
                provision.sourceEventId());
    }

    private DisclosureLeaf leaf(Tx tx, DisclosureRow row) {
        return new DisclosureLeaf(
                row,
                lookup.system(tx, row.systemId()).map(SystemCard::code).orElseThrow(),
                lookup.recipient(tx, row.recipientId()).map(RecipientCard::code).orElseThrow());
    }

    private static Prepared refused(ErrorCode error, String field) {
        return new Prepared(null, RecordAnswer.rejected(error, field), "");
    }

    private @Nullable RecordAnswer fault(Provision provision) {
        int idLength = provision.sourceEventId().length();
        if (idLength == 0 || idLength > LONGEST) {
            return RecordAnswer.rejected(DisclosureError.SOURCE_EVENT_ID, "sourceEventId");
        }
        if (provision.subjects().size() > MAX_SUBJECTS) {
            return RecordAnswer.rejected(DisclosureError.TOO_MANY_SUBJECTS, "subjects");
        }
        if (provision.occurredAt().isBefore(ANCIENT)) {
            return RecordAnswer.rejected(DisclosureError.TIME_ANCIENT, "occurredAt");
        }
        if (provision.occurredAt().isAfter(clock.instant().plus(AHEAD))) {
            return RecordAnswer.rejected(DisclosureError.TIME_FUTURE, "occurredAt");
        }
        Deferral deferral = provision.deferral();
        if (deferral != null && !deferral.isComplete()) {
            return RecordAnswer.rejected(DisclosureError.DEFERRAL_INCOMPLETE, "deferral");
        }
        if (deferral != null && deferral.isTooLong(clock.instant())) {
            return RecordAnswer.rejected(DisclosureError.DEFERRAL_TOO_LONG, "deferral.until");
        }
        String[][] texts = {
            {"sourceEventId", provision.sourceEventId()},
            {"article", provision.article()},
            {"method", provision.method()},
            {"onwardOf", provision.onwardOf()}
        };
        for (String[] each : texts) {
            if (each[1] != null && each[1].length() > LONGEST) {
                return RecordAnswer.rejected(DisclosureError.FIELD_TOO_LONG, each[0]);
            }
            if (each[1] != null && !FieldChecks.isClean(each[1])) {
                return RecordAnswer.rejected(DisclosureError.FIELD_MALFORMED, each[0]);
            }
        }
        return subjectFault(provision);
    }

    private static @Nullable RecordAnswer subjectFault(Provision provision) {
        int i = 0;
        for (SubjectKey key : provision.subjects()) {
            String value = key.value();
            if (value.isEmpty() || value.length() > LONGEST || !FieldChecks.isClean(value)) {
                return RecordAnswer.rejected(
                        DisclosureError.FIELD_MALFORMED, "subjects[" + i + "]");
            }
            i++;
        }
        return null;
    }

    private DisclosureRow row(
            HospitalId hospital,
            SystemCard system,
            RecipientCard recipient,
            Provision provision,
            Map<SubjectKey, PersonId> known) {
        List<PersonId> found = new ArrayList<>();
        List<byte[]> waiting = new ArrayList<>();
        for (SubjectKey key : provision.subjects()) {
            PersonId person = known.get(key);
            if (person == null) {
                waiting.add(keys.subject(hospital, key));
            } else {
                found.add(person);
            }
        }
        Deferral deferral = provision.deferral();
        String onward = provision.onwardOf();
        long id = ids.next();
        DeferralRow held =
                deferral == null
                        ? null
                        : deferrals.fromSource(
                                hospital,
                                EntryKind.DISCLOSURE,
                                id,
                                Micros.of(provision.occurredAt()),
                                deferral,
                                clock.instant());
        return new DisclosureRow(
                id,
                sourceKey(system, provision.sourceEventId()),
                contentHash(provision),
                hospital.value(),
                system.id(),
                provision.sequence(),
                Micros.of(provision.occurredAt()),
                Micros.of(clock.instant()),
                recipient.id(),
                null,
                provision.purpose().ordinal(),
                provision.basis().ordinal(),
                provision.article(),
                Element.toBits(provision.elements()),
                provision.method(),
                provision.count(),
                Objects.toString(provision.keepUntil(), null),
                Objects.toString(provision.destroyedOn(), null),
                onward == null ? null : sourceKey(system, onward),
                protection.isProtected(Element.categoriesOf(provision.elements())),
                held != null && held.isStanding(),
                held,
                found,
                waiting);
    }

    private byte[] sourceKey(SystemCard system, String sourceEventId) {
        return sourceKey(pseudonymizer, system.id(), sourceEventId);
    }

    static byte[] sourceKey(Pseudonymizer pseudonymizer, long system, String sourceEventId) {
        return pseudonymizer.index("disclosure.source", Long.toString(system), sourceEventId);
    }

    private static String told(Deferral deferral) {
        return String.join(
                "\u0001",
                deferral.law(),
                deferral.article(),
                Long.toString(Micros.of(deferral.until())),
                deferral.reviewOn() == null
                        ? deferral.approvedBy()
                        : deferral.approvedBy() + "\u0001" + deferral.reviewOn());
    }

    private byte[] contentHash(Provision provision) {
        Deferral deferral = provision.deferral();
        return pseudonymizer.index(
                "disclosure.content",
                Objects.toString(provision.sequence()),
                Long.toString(Micros.of(provision.occurredAt())),
                provision.recipient(),
                provision.purpose().name(),
                provision.basis().name(),
                Objects.toString(provision.article()),
                Long.toString(Element.toBits(provision.elements())),
                Objects.toString(provision.method()),
                Objects.toString(provision.count()),
                Objects.toString(provision.keepUntil()),
                Objects.toString(provision.destroyedOn()),
                Objects.toString(provision.onwardOf()),
                deferral == null ? "" : told(deferral),
                provision.subjects().stream()
                        .map(key -> key.system() + "\u0001" + key.value())
                        .collect(Collectors.joining("\u0002")));
    }
}
