package org.whosaw.portal.disclosure;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Cursors;
import org.whosaw.portal.disclosure.ConsentCovering.State;
import org.whosaw.portal.disclosure.DisclosureDao.Appeared;
import org.whosaw.portal.disclosure.DisclosureDao.Given;
import org.whosaw.portal.disclosure.RecipientView.Onward;
import org.whosaw.portal.disclosure.end.End;
import org.whosaw.portal.disclosure.end.EndReading;
import org.whosaw.portal.disclosure.end.EndReading.Ending;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryCards.SystemCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.hospital.withheld.DeferralBook;
import org.whosaw.portal.hospital.withheld.DeferralRow;
import org.whosaw.portal.hospital.withheld.EntryKind;
import org.whosaw.portal.hospital.withheld.HeldBack;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.Page;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.store.Database;

/**
 * Reads who received data outside. A provision whose notice is put off by law is not there until
 * its day; specially protected ones only when opened. Safe for threads.
 */
public final class DisclosureList {
    /** The largest page. */
    public static final int MAX_LIMIT = 200;

    private static final String DOMAIN = "disclosures";
    private static final int CARDS_OVER = 5_000;
    private static final long EVERYONE = 0;

    /** Commits may come a little out of the order of their times. */
    private static final int OVERLAP_SECONDS = 60;

    private final Database database;
    private final Cursors cursors;
    private final DirectoryLookup lookup;
    private final DeferralBook deferrals;
    private final Standings standings;
    private final EndReading ends;
    private final Onwards onwards;
    private volatile ApprovedUses uses = ApprovedUses.NONE;
    private final Clock clock;

    DisclosureList(
            Database database,
            Cursors cursors,
            DirectoryLookup lookup,
            DeferralBook deferrals,
            Standings standings,
            Clock clock) {
        this.deferrals = deferrals;
        this.standings = standings;
        this.ends = new EndReading(clock);
        this.onwards = new Onwards(lookup);
        this.database = database;
        this.cursors = cursors;
        this.lookup = lookup;
        this.clock = clock;
    }

    /** Says who reads the hospital's register of approved uses. */
    void ask(ApprovedUses whom) {
        uses = whom;
    }

    /** Says who knows what recipients declare. */
    void ask(DeclaredParties whom) {
        onwards.ask(whom);
    }

    /** Returns one page of provisions, newest first. */
    public Page<ProvisionView> list(
            List<Subject> subjects, Set<PersonId> opened, int limit, @Nullable String cursor) {
        return page(subjects, opened, EVERYONE, limit, cursor);
    }

    /** Returns one page of what one party received, newest first; empty for a party unknown. */
    public Page<ProvisionView> received(
            List<Subject> subjects, String recipient, int limit, @Nullable String cursor) {
        OptionalLong id = Ids.parse(IdPrefix.RECIPIENT, recipient);
        return id.isEmpty()
                ? new Page<>(List.of(), null)
                : page(subjects, Set.of(), id.getAsLong(), limit, cursor);
    }

    private Page<ProvisionView> page(
            List<Subject> subjects,
            Set<PersonId> opened,
            long recipient,
            int limit,
            @Nullable String cursor) {
        int size = Math.max(1, Math.min(MAX_LIMIT, limit));
        long[] at = position(subjects, cursor);
        List<Given> rows = newest(subjects, opened, recipient, at, size + 1);
        List<Given> page = rows.subList(0, Math.min(size, rows.size()));
        List<ProvisionView> views = page.stream().map(this::view).toList();
        if (rows.size() <= size) {
            return new Page<>(views, null);
        }
        Given last = page.get(page.size() - 1);
        return new Page<>(
                views, cursors.write(DOMAIN, last.occurredAt(), last.id(), last.personId()));
    }

    private long[] position(List<Subject> subjects, @Nullable String cursor) {
        if (cursor == null) {
            return new long[] {Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE};
        }
        long[] end = cursors.read(DOMAIN, cursor, 3);
        if (subjects.stream().noneMatch(each -> each.person().value() == end[2])) {
            throw new PortalException(KernelError.INVALID_CURSOR); // another reader's
        }
        return end;
    }

    /** Returns one provision of hers, or empty for one that is not there for her. */
    public Optional<ProvisionView> find(List<Subject> subjects, Set<PersonId> opened, long id) {
        long now = Micros.of(clock.instant());
        for (Subject each : subjects) {
            int most = opened.contains(each.person()) ? 1 : 0;
            Optional<Given> row =
                    database.read(
                            tx ->
                                    tx.dao(DisclosureDao.class)
                                            .one(id, each.person().value(), most, now));
            if (row.isPresent()) {
                return row.map(this::view);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the provisions that became visible since a time, specially protected ones never: the
     * earliest first, at most {@value #MAX_LIMIT}.
     */
    public ProvisionChanges changes(List<Subject> subjects, @Nullable Instant since) {
        long now = Micros.of(clock.instant());
        long from = since == null ? Long.MIN_VALUE : Micros.of(since.minusSeconds(OVERLAP_SECONDS));
        List<Appeared> all = new ArrayList<>();
        for (Subject subject : subjects) {
            long person = subject.person().value();
            all.addAll(
                    database.read(
                            tx ->
                                    tx.dao(DisclosureDao.class)
                                            .appearedSince(person, from, now, MAX_LIMIT + 1)));
            if (since != null) {
                all.addAll(
                        database.read(
                                tx ->
                                        tx.dao(DisclosureDao.class)
                                                .toldSince(person, from, MAX_LIMIT + 1)));
            }
        }
        all.sort(Comparator.comparingLong(Appeared::appearedAt));
        boolean more = all.size() > MAX_LIMIT;
        List<Appeared> kept = all.subList(0, Math.min(MAX_LIMIT, all.size()));
        // With the overlap added back, so that a full page never asks for itself again.
        long until =
                more ? kept.get(MAX_LIMIT - 1).appearedAt() + OVERLAP_SECONDS * 1_000_000L : now;
        return new ProvisionChanges(
                kept.stream().map(each -> view(each.given())).toList(),
                Micros.instant(until),
                more);
    }

    /** Returns the provisions that gave all of {@code elements}, newest first, at most 200. */
    public List<ProvisionView> knownElements(
            List<Subject> subjects, Set<PersonId> opened, Set<Element> elements) {
        long asked = Element.toBits(elements);
        return all(subjects, opened).stream()
                .filter(row -> (row.elements() & asked) == asked)
                .limit(MAX_LIMIT)
                .map(this::view)
                .toList();
    }

    /** Returns how many provisions are folded until a second factor opens them. */
    public int protectedCount(List<Subject> subjects) {
        long now = Micros.of(clock.instant());
        int count = 0;
        for (Subject subject : subjects) {
            count +=
                    database.read(
                            tx ->
                                    tx.dao(DisclosureDao.class)
                                            .countProtected(subject.person().value(), now));
        }
        return count;
    }

    /** Returns a card for each party that received data about her, the latest first. */
    public List<RecipientView> recipients(List<Subject> subjects, Set<PersonId> opened) {
        Map<Long, List<Given>> byRecipient = new LinkedHashMap<>();
        for (Given row : all(subjects, opened)) {
            byRecipient.computeIfAbsent(row.recipientId(), id -> new ArrayList<>()).add(row);
        }
        return byRecipient.values().stream().map(this::card).toList();
    }

    private List<Given> all(List<Subject> subjects, Set<PersonId> opened) {
        return newest(
                subjects,
                opened,
                EVERYONE,
                new long[] {Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE},
                CARDS_OVER);
    }

    private List<Given> newest(
            List<Subject> subjects, Set<PersonId> opened, long recipient, long[] at, int limit) {
        long now = Micros.of(clock.instant());
        List<Given> rows = new ArrayList<>();
        for (Subject subject : subjects) {
            long person = subject.person().value();
            // One provision may stand there for two subjects: the smaller person comes second.
            long beforeId = person < at[2] && at[1] != Long.MAX_VALUE ? at[1] + 1 : at[1];
            rows.addAll(
                    database.read(
                            tx ->
                                    tx.dao(DisclosureDao.class)
                                            .newest(
                                                    person,
                                                    recipient,
                                                    Long.MAX_VALUE,
                                                    at[0],
                                                    beforeId,
                                                    opened.contains(subject.person()) ? 1 : 0,
                                                    now,
                                                    limit)));
        }
        rows.sort(
                Comparator.comparingLong(Given::occurredAt)
                        .thenComparingLong(Given::id)
                        .thenComparingLong(Given::personId)
                        .reversed());
        return rows.subList(0, Math.min(limit, rows.size()));
    }

    private ProvisionView view(Given row) {
        LegalBasis basis = LegalBasis.values()[row.basis()];
        String stated = basis.article().isEmpty() ? null : basis.article();
        Long look = row.accessEventId();
        RecipientCard card = recipient(row.recipientId());
        return new ProvisionView(
                Ids.format(IdPrefix.DISCLOSURE, row.id()),
                Micros.instant(row.occurredAt()),
                Onwards.party(card),
                Purpose.values()[row.purpose()],
                basis,
                row.article() == null ? stated : row.article(),
                Element.fromBits(row.elements()),
                row.method(),
                row.partyCount(),
                row.keepUntil(),
                row.destroyedOn(),
                onwardOf(row),
                look == null ? null : Ids.format(IdPrefix.ACCESS, look),
                lookup.system(row.systemId()).map(SystemCard::name).orElse(""),
                new PersonId(row.personId()).code(),
                heldBack(row),
                standing(row, card),
                end(row, card));
    }

    private End end(Given row, RecipientCard card) {
        return database.read(
                tx ->
                        ends.of(
                                tx,
                                new Ending(
                                        row.id(),
                                        row.accessEventId() != null,
                                        row.keepUntil(),
                                        card.contractEnd(),
                                        row.destroyedOn())));
    }

    private Standing standing(Given row, RecipientCard card) {
        return database.read(tx -> standings.of(tx, row, card));
    }

    private @Nullable HeldBack heldBack(Given row) {
        PersonId person = new PersonId(row.personId());
        Long look = row.accessEventId();
        DeferralRow told =
                database.read(
                        tx ->
                                deferrals
                                        .ended(tx, EntryKind.DISCLOSURE, row.id(), person)
                                        .or(
                                                () ->
                                                        look == null
                                                                ? Optional.empty()
                                                                : deferrals.ended(
                                                                        tx,
                                                                        EntryKind.ACCESS,
                                                                        look,
                                                                        person))
                                        .orElse(null));
        return deferrals.told(told);
    }

    private @Nullable String onwardOf(Given row) {
        byte[] key = row.onwardKey();
        if (key == null) {
            return null;
        }
        return database.read(tx -> tx.dao(DisclosureDao.class).known(key))
                .map(known -> Ids.format(IdPrefix.DISCLOSURE, known.id()))
                .orElse(null);
    }

    private RecipientView card(List<Given> rows) {
        RecipientCard card = recipient(rows.get(0).recipientId());
        EnumSet<Element> received = EnumSet.noneOf(Element.class);
        EnumSet<LegalBasis> bases = EnumSet.noneOf(LegalBasis.class);
        int destroyed = 0;
        int unstated = 0;
        int afterStop = 0;
        int late = 0;
        for (Given row : rows) {
            Standing standing = standing(row, card);
            unstated += standing.state() == State.NONE ? 1 : 0;
            afterStop += standing.state() == State.AFTER_STOP ? 1 : 0;
            received.addAll(Element.fromBits(row.elements()));
            bases.add(LegalBasis.values()[row.basis()]);
            End end = end(row, card);
            destroyed += end.doneOn() == null ? 0 : 1;
            late += end.state() == End.State.LATE ? 1 : 0;
        }
        Instant first = Micros.instant(rows.get(rows.size() - 1).occurredAt());
        Optional<RecipientCard> from =
                Optional.ofNullable(card.onwardOf())
                        .flatMap(code -> lookup.recipient(card.hospital(), code));
        List<Onward> onward = onwards.of(card);
        String number = Ids.format(IdPrefix.RECIPIENT, card.id());
        return new RecipientView(
                Onwards.party(card),
                card.role(),
                card.uscc(),
                card.contact(),
                card.country(),
                card.purpose(),
                card.retention(),
                card.contractEnd(),
                received,
                bases,
                rows.size(),
                destroyed,
                unstated,
                afterStop,
                first,
                Micros.instant(rows.get(0).occurredAt()),
                from.map(Onwards::party).orElse(null),
                onward.stream().filter(each -> each.from().equals(number)).map(Onward::to).toList(),
                onward,
                uses.of(card.id()),
                late);
    }

    private RecipientCard recipient(long id) {
        return lookup.recipient(id)
                .orElseThrow(() -> new IllegalStateException("no such recipient"));
    }
}
