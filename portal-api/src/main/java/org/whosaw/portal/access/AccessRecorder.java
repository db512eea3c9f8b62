package org.whosaw.portal.access;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.manifest.DayTally;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.hospital.BlindKeys;
import org.whosaw.portal.hospital.DeskStaff;
import org.whosaw.portal.hospital.DirectoryCards.SystemCard;
import org.whosaw.portal.hospital.DirectoryCards.TerminalCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.hospital.ProtectionSettings;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.hospital.withheld.Deferral;
import org.whosaw.portal.hospital.withheld.DeferralBook;
import org.whosaw.portal.hospital.withheld.EntryKind;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.RecordAnswer;
import org.whosaw.portal.ledger.Leaf;
import org.whosaw.portal.ledger.PersonLedger;
import org.whosaw.portal.ledger.PersonSalts.Salts;
import org.whosaw.portal.notice.Notifier;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.vault.Vault;

/**
 * Records accesses. A batch is one transaction: when {@link #record} returns, every event it calls
 * accepted, held or duplicate is durable.
 *
 * <ul>
 *   <li>an event is known by its system and its id there: the same again is a duplicate, the same
 *       id with other content is a conflict and changes nothing;
 *   <li>an event at fault is answered and left out, the others are written;
 *   <li>hashing, sealing and look-ups come before the transaction, which holds plain inserts only.
 * </ul>
 *
 * <p>Safe for threads.
 */
public final class AccessRecorder {
    /** How many events one batch may hold. */
    public static final int MAX_BATCH = 10_000;

    static final String REASON = "access_event.reason";
    static final String APPROVAL = "access_event.approval";

    private final Database database;
    private final Vault vault;
    private final Pseudonymizer pseudonymizer;
    private final BlindKeys keys;
    private final DirectoryLookup lookup;
    private final PersonDirectory persons;
    private final AccessorBook accessors;
    private final OriginBook origins;
    private final ProtectionSettings settings;
    private final IdSource ids;
    private final Clock clock;
    private final EventChecks checks;
    private final ContentHash hashes;
    private final DeferralBook deferrals;
    private final AccessWriter writer;
    private final PersonLedger ledger;

    AccessRecorder(
            Database database,
            Vault vault,
            Pseudonymizer pseudonymizer,
            BlindKeys keys,
            DirectoryLookup lookup,
            PersonDirectory persons,
            AccessorBook accessors,
            OriginBook origins,
            ProtectionSettings settings,
            IdSource ids,
            Clock clock,
            ContractorLooks contractors,
            PersonLedger ledger) {
        this.database = database;
        this.vault = vault;
        this.pseudonymizer = pseudonymizer;
        this.keys = keys;
        this.lookup = lookup;
        this.persons = persons;
        this.accessors = accessors;
        this.origins = origins;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.checks = new EventChecks(clock);
        this.hashes = new ContentHash(pseudonymizer);
        this.deferrals = new DeferralBook(vault.house(), ids, ledger);
        this.writer = new AccessWriter(contractors, deferrals, ledger, pseudonymizer);
        this.ledger = ledger;
    }

    /** Says who hears of what is told at once. */
    void tell(Notifier whom) {
        writer.tell(whom);
    }

    /** Records a batch that a hospital's feed sent and answers for each event in its order. */
    public List<RecordAnswer> record(HospitalId hospital, List<AccessEvent> batch) {
        return answered(record(hospital, unlisted(batch), Batch.EACH));
    }

    /**
     * Records looks at lists of which rows could not be read or come later by themselves: each says
     * how many the whole list showed, as far as that is known.
     */
    public List<RecordAnswer> recordLists(HospitalId hospital, List<ListedLook> batch) {
        return answered(record(hospital, batch, Batch.LISTS));
    }

    private static List<RecordAnswer> answered(@Nullable RecordAnswer[] answers) {
        return Arrays.stream(answers).map(Objects::requireNonNull).toList();
    }

    private static List<ListedLook> unlisted(List<AccessEvent> batch) {
        return batch.stream().map(each -> new ListedLook(each, 0)).toList();
    }

    /** Records a look at one of this portal's own desks, under whose codes no feed sends. */
    public RecordAnswer recordOwn(HospitalId hospital, AccessEvent look) {
        return Objects.requireNonNull(record(hospital, unlisted(List.of(look)), Batch.OWN)[0]);
    }

    /**
     * Records a batch whole or not at all: when one event is refused nothing is written, and the
     * answers are empty for those that were in order.
     */
    public List<Optional<RecordAnswer>> recordWhole(HospitalId hospital, List<AccessEvent> batch) {
        @Nullable RecordAnswer[] answers = record(hospital, unlisted(batch), Batch.WHOLE);
        boolean undone = anyRejected(answers);
        return Arrays.stream(answers)
                .map(Optional::ofNullable)
                .map(each -> each.filter(answer -> !undone || isRejected(answer)))
                .toList();
    }

    /** How a batch is taken: by event, lists in parts, whole or not at all, a desk's own look. */
    private enum Batch {
        EACH,
        LISTS,
        WHOLE,
        OWN
    }

    private @Nullable RecordAnswer[] record(
            HospitalId hospital, List<ListedLook> batch, Batch how) {
        if (batch.size() > MAX_BATCH) {
            throw new PortalException(AccessError.TOO_MANY_EVENTS, MAX_BATCH);
        }
        @Nullable RecordAnswer[] answers = new RecordAnswer[batch.size()];
        Map<SubjectKey, PersonId> known = persons.resolve(hospital, subjectsOf(batch));
        Map<PersonId, Salts> salts = ledger.prepare(new HashSet<>(known.values()));
        List<PreparedAccess> prepared = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            AccessEvent event = batch.get(i).event();
            RecordAnswer fault = checks.fault(event);
            boolean meant = event.system().startsWith(DeskStaff.OWN_SYSTEMS) == (how == Batch.OWN);
            Optional<SystemCard> system =
                    fault == null && meant
                            ? lookup.system(hospital, event.system())
                            : Optional.empty();
            if (fault != null) {
                answers[i] = fault;
            } else if (system.isEmpty()) {
                answers[i] = RecordAnswer.rejected(AccessError.SYSTEM_UNKNOWN, "system");
            } else {
                prepared.add(
                        prepare(
                                i,
                                hospital,
                                system.get(),
                                batch.get(i),
                                how == Batch.LISTS,
                                known,
                                salts));
            }
        }
        boolean whole = how == Batch.WHOLE;
        boolean refused = whole && prepared.size() < batch.size();
        if (!prepared.isEmpty() && !refused) {
            write(hospital, prepared, answers, whole);
        }
        return answers;
    }

    private void write(
            HospitalId hospital,
            List<PreparedAccess> prepared,
            @Nullable RecordAnswer[] answers,
            boolean whole) {
        try {
            database.write(
                    tx -> {
                        writer.write(tx, hospital, prepared, answers);
                        if (whole && anyRejected(answers)) {
                            throw new PortalException(AccessError.CONFLICT);
                        }
                    });
        } catch (PortalException undone) {
            if (!whole || !anyRejected(answers)) {
                throw undone;
            }
            // Rolled back: the answers say why.
        }
    }

    private static boolean anyRejected(@Nullable RecordAnswer[] answers) {
        return Arrays.stream(answers).anyMatch(each -> each != null && isRejected(each));
    }

    private static boolean isRejected(RecordAnswer answer) {
        return answer.status() == RecordAnswer.Status.REJECTED;
    }

    private Set<SubjectKey> subjectsOf(List<ListedLook> batch) {
        Set<SubjectKey> all = new HashSet<>();
        for (ListedLook each : batch) {
            AccessEvent event = each.event();
            if (event.subjects().size() <= AccessEvent.MAX_SUBJECTS) {
                all.addAll(event.subjects());
            }
        }
        return all;
    }

    private PreparedAccess prepare(
            int index,
            HospitalId hospital,
            SystemCard system,
            ListedLook look,
            boolean inParts,
            Map<SubjectKey, PersonId> known,
            Map<PersonId, Salts> salts) {
        AccessEvent event = look.event();
        Set<PersonId> found = new LinkedHashSet<>();
        List<byte[]> waiting = new ArrayList<>(0);
        for (SubjectKey key : event.subjects()) {
            PersonId person = known.get(key);
            if (person == null) {
                waiting.add(keys.subject(hospital, key));
            } else {
                found.add(person);
            }
        }
        Accessor accessor = accessors.resolve(hospital, system.code(), event.accessor());
        Origin origin = origins.resolve(hospital, event.terminal(), event.ip());
        TerminalCard terminal =
                event.terminal() == null
                        ? null
                        : lookup.terminal(hospital, event.terminal()).orElse(null);
        long at = Micros.of(event.occurredAt());
        int named = found.size() + waiting.size();
        int listed = look.wholeOf(named);
        if (inParts) {
            AccessAction action = event.action();
            listed =
                    Math.max(
                            listed,
                            ListedBefore.of(database, system.id(), accessor, origin, action, at));
        }
        Deferral deferral = event.deferral();
        AccessLeaf content =
                new AccessLeaf(
                        ids.next(),
                        sourceKey(pseudonymizer, system.id(), event.sourceEventId()),
                        hashes.of(event),
                        system.code(),
                        event.sequence(),
                        at,
                        Micros.of(clock.instant()),
                        accessor,
                        origin,
                        event.action(),
                        event.outcome(),
                        event.purpose(),
                        DataCategory.toBits(categoriesOf(event)),
                        Element.toBits(event.elements()),
                        flags(event, accessor, terminal, origin),
                        event.emergencyReason(),
                        event.approvalId(),
                        settings.isProtected(
                                categoriesOf(event),
                                accessor.department(),
                                system.department(),
                                terminal == null ? null : terminal.department()),
                        listed <= named ? null : Math.min(listed, AccessEvent.MAX_LISTED));
        return new PreparedAccess(
                index,
                content.id(),
                hospital,
                system.id(),
                content.sourceKey(),
                content.contentHash(),
                content.occurredAt(),
                content.recordedAt(),
                accessor,
                origin == null ? null : origin.id(),
                content.flags(),
                content.isProtected(),
                sealText(REASON, event.emergencyReason(), found, waiting),
                sealText(APPROVAL, event.approvalId(), found, waiting),
                List.copyOf(found),
                waiting,
                leaves(content, found, salts),
                ledger.isOn()
                        ? waiting.stream().map(key -> ledger.freshSalt()).toList()
                        : List.of(),
                content,
                event,
                deferral == null
                        ? null
                        : deferrals.fromSource(
                                hospital,
                                EntryKind.ACCESS,
                                content.id(),
                                content.occurredAt(),
                                deferral,
                                clock.instant()),
                DayTally.hash(event.sourceEventId()));
    }

    static byte[] sourceKey(Pseudonymizer pseudonymizer, long system, String sourceEventId) {
        return pseudonymizer.index("access.source", Long.toString(system), sourceEventId);
    }

    /** What is about one person alone is sealed under her key; the rest can not die with one. */
    private byte @Nullable [] sealText(
            String context, @Nullable String text, Set<PersonId> found, List<byte[]> waiting) {
        if (text == null) {
            return null;
        }
        return found.size() == 1 && waiting.isEmpty()
                ? vault.of(found.iterator().next()).seal(context, text)
                : vault.house().seal(context, text);
    }

    /** Hashes what will be appended, before the transaction. */
    private List<Leaf> leaves(
            AccessLeaf content, Set<PersonId> persons, Map<PersonId, Salts> salts) {
        List<Leaf> leaves = new ArrayList<>(persons.size());
        for (PersonId person : persons) {
            Salts hers = salts.get(person);
            if (hers != null) {
                String code = pseudonymizer.codeFor(person.value(), content.accessor().key());
                leaves.add(PersonLedger.leaf(hers, person, content.id(), content.of(person, code)));
            }
        }
        return leaves;
    }

    static Set<DataCategory> categoriesOf(AccessEvent event) {
        EnumSet<DataCategory> all = EnumSet.noneOf(DataCategory.class);
        all.addAll(event.categories());
        all.addAll(Element.categoriesOf(event.elements()));
        return all;
    }

    private static int flags(
            AccessEvent event,
            Accessor accessor,
            @Nullable TerminalCard terminal,
            @Nullable Origin origin) {
        int bits = 0;
        bits |= event.emergency() ? AccessFlag.EMERGENCY.bit() : 0;
        bits |= accessor.recipientId() != null ? AccessFlag.CONTRACTOR.bit() : 0;
        bits |= terminal != null && terminal.shared() ? AccessFlag.SHARED_TERMINAL.bit() : 0;
        bits |= terminal != null && terminal.semiOpen() ? AccessFlag.SEMI_OPEN.bit() : 0;
        bits |= event.approvalId() != null ? AccessFlag.APPROVED.bit() : 0;
        bits |= origin != null && origin.outside() ? AccessFlag.ADDRESS_OUTSIDE_CHINA.bit() : 0;
        bits |= event.outcome() != AccessOutcome.SUCCESS ? AccessFlag.FAILED.bit() : 0;
        return bits;
    }
}
