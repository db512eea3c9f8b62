package org.whosaw.portal.consent.asking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.ConsentActor;
import org.whosaw.portal.consent.ConsentBook;
import org.whosaw.portal.consent.ConsentBy;
import org.whosaw.portal.consent.ConsentError;
import org.whosaw.portal.consent.ConsentSettings;
import org.whosaw.portal.consent.Grant;
import org.whosaw.portal.consent.GrantMode;
import org.whosaw.portal.consent.GrantState;
import org.whosaw.portal.consent.Refusal;
import org.whosaw.portal.consent.register.Commerce;
import org.whosaw.portal.consent.register.NoticeVersion;
import org.whosaw.portal.consent.register.RecipientRegister;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.consent.register.UseFault;
import org.whosaw.portal.consent.register.UseState;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.identity.guardian.Guardians;
import org.whosaw.portal.identity.guardian.Guardians.Link;
import org.whosaw.portal.identity.guardian.Relation;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/** Puts a use before her and takes her answer. Safe for threads. */
public final class ConsentDesk {
    private final Database database;
    private final ConsentBook book;
    private final RecipientRegister register;
    private final RecipientCodes codes;
    private final DirectoryLookup directory;
    private final PersonDirectory persons;
    private final Guardians guardians;
    private final ConcernedCare care;
    private final OfferRules rules;
    private final ConsentSettings settings;
    private final IdSource ids;
    private final Clock clock;

    /** What the desk stands on. */
    public record Ground(
            Database database,
            DirectoryLookup directory,
            PersonDirectory persons,
            Guardians guardians,
            IdSource ids,
            Clock clock) {}

    public ConsentDesk(
            Ground on,
            ConsentBook book,
            RecipientRegister register,
            RecipientCodes codes,
            ConsentSettings settings) {
        this.database = on.database();
        this.directory = on.directory();
        this.persons = on.persons();
        this.guardians = on.guardians();
        this.ids = on.ids();
        this.clock = on.clock();
        this.book = book;
        this.register = register;
        this.codes = codes;
        this.settings = settings;
        this.care = new ConcernedCare(database, persons);
        this.rules = new OfferRules(settings);
    }

    private record Guardian(ConsentActor actor, @Nullable Relation relation) {}

    /**
     * Returns the use that is meant: by a recipient's code, or from its card by {@code ru_…}.
     *
     * @throws PortalException when there is none, or the code is not one to be taken
     */
    public RecipientUse meant(String code) {
        OptionalLong number = Ids.parse(IdPrefix.USE, code);
        return number.isPresent()
                ? register.find(number.getAsLong())
                        .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND))
                : codes.read(code);
    }

    /**
     * Puts a use before her.
     *
     * @param code what she scanned, or {@code ru_…} from its card
     * @param subject whom it is about
     * @throws PortalException with the reason, when there is nothing to decide now
     */
    public Asking open(PatientPrincipal patient, String code, Subject subject) {
        RecipientUse use = meant(code);
        demandSubject(patient, subject);
        if (!use.hospital().equals(subject.hospital())) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        Instant now = clock.instant();
        demandAskable(use);
        PersonCard person = person(subject.person());
        guardian(patient, subject, person, now);
        if (!care.mayOffer(rules, person, now)) {
            throw new PortalException(ConsentError.NOT_NOW);
        }
        boolean scanned = Ids.parse(IdPrefix.USE, code).isEmpty();
        if (scanned) {
            demandNotRefused(subject, use, now);
        }
        return new Asking(
                use,
                recipient(use),
                notice(use),
                subject,
                care.stay(person, now).isPresent(),
                database.read(tx -> book.live(tx, subject.person(), use.id())).orElse(null),
                latest(now),
                now);
    }

    /**
     * Takes her answer.
     *
     * @param notice {@code nv_…} that she read
     * @return the grant, or empty for a no
     */
    public Optional<Grant> decide(
            PatientPrincipal patient, String code, Subject subject, String notice, Choice choice) {
        Asking asking = open(patient, code, subject);
        if (!asking.notice().code().equals(notice)) {
            throw new PortalException(ConsentError.NOTICE_CHANGED);
        }
        PersonCard person = person(subject.person());
        Guardian guardian = guardian(patient, subject, person, asking.at());
        ConsentBy by = new ConsentBy(guardian.actor(), patient.accountId());
        GrantMode mode = choice.mode();
        if (mode == null) {
            refuse(asking, by);
            return Optional.empty();
        }
        Grant grant = grant(asking, person, choice, mode, guardian, patient.accountId());
        List<PersonId> family = care.family(person);
        database.write(
                tx -> {
                    tx.lock(grant.useId());
                    demandStill(tx, asking);
                    // A loss stops what is there under this lock: it comes before or after us.
                    tx.lock(grant.person().value());
                    if (ConcernedCare.isLost(tx, family)) {
                        throw new PortalException(ConsentError.NOT_NOW);
                    }
                    book.give(tx, grant, asking.notice(), by);
                });
        return Optional.of(grant);
    }

    private void demandStill(Tx tx, Asking asking) {
        RecipientUse now = register.find(tx, asking.use().id()).orElseThrow();
        Long notice = now.noticeId();
        if (notice == null || notice != asking.notice().id()) {
            throw new PortalException(ConsentError.NOTICE_CHANGED);
        }
        if (now.state() != UseState.ACTIVE) {
            throw new PortalException(ConsentError.NOT_ACTIVE);
        }
    }

    private void refuse(Asking asking, ConsentBy by) {
        Instant until = asking.at().plusSeconds(settings.coolDownDays() * 86_400L);
        RecipientUse use = asking.use();
        Refusal refusal =
                new Refusal(
                        ids.next(),
                        use.hospital(),
                        asking.subject().person(),
                        use.id(),
                        use.recipientId(),
                        use.purpose(),
                        asking.at(),
                        until);
        database.write(tx -> book.refuse(tx, refusal, asking.notice(), by));
    }

    private Grant grant(
            Asking asking,
            PersonCard person,
            Choice choice,
            GrantMode mode,
            Guardian guardian,
            long account) {
        demandElements(choice.elements(), asking.notice());
        RecipientUse use = asking.use();
        return new Grant(
                ids.next(),
                use.hospital(),
                asking.subject().person(),
                use.id(),
                use.recipientId(),
                use.purpose(),
                Commerce.is(asking.recipient().kind(), use.purpose()),
                asking.notice().id(),
                asking.notice().fingerprint(),
                choice.elements(),
                mode,
                asking.at(),
                until(asking, mode, choice.until()),
                mode == GrantMode.DURING_STAY ? stay(person, asking.at()) : null,
                guardian.actor(),
                account,
                guardian.relation(),
                GrantState.LIVE,
                null,
                null,
                null);
    }

    private static void demandElements(Set<Element> chosen, NoticeVersion notice) {
        if (chosen.isEmpty()) {
            throw new PortalException(ConsentError.NOTHING_CHOSEN);
        }
        if (!notice.elements().containsAll(chosen)) {
            Set<Element> outside = EnumSet.copyOf(chosen);
            outside.removeAll(notice.elements());
            throw new PortalException(
                    ConsentError.OUTSIDE_NOTICE,
                    outside.stream().map(Element::code).collect(Collectors.joining(", ")));
        }
    }

    /** A grant for one time waits for it no longer than the longest. */
    private Instant untilOrLatest(Asking asking, @Nullable LocalDate day) {
        LocalDate last = day == null ? asking.latest() : day;
        return last.plusDays(1).atStartOfDay(ChinaTime.ZONE).toInstant();
    }

    private @Nullable Instant until(Asking asking, GrantMode mode, @Nullable LocalDate day) {
        if (mode == GrantMode.DURING_STAY) {
            return null;
        }
        LocalDate today = LocalDate.ofInstant(asking.at(), ChinaTime.ZONE);
        if (mode == GrantMode.ONCE) {
            return untilOrLatest(asking, null);
        }
        if (day == null || !day.isAfter(today) || day.isAfter(asking.latest())) {
            throw new PortalException(ConsentError.TOO_LONG, asking.latest().toString());
        }
        return untilOrLatest(asking, day);
    }

    private long stay(PersonCard person, Instant now) {
        return care.stay(person, now).orElseThrow(() -> new PortalException(ConsentError.NO_STAY));
    }

    private LocalDate latest(Instant now) {
        return LocalDate.ofInstant(now, ChinaTime.ZONE).plusDays(settings.longestDays());
    }

    private void demandAskable(RecipientUse use) {
        if (!use.needsConsent()) {
            String article = use.article();
            throw new PortalException(
                    ConsentError.NOT_CONSENT, article == null ? use.basis().article() : article);
        }
        if (register.faults(use).contains(UseFault.CROSS_BORDER_MISSING)) {
            throw new PortalException(ConsentError.ABROAD);
        }
        if (use.state() != UseState.ACTIVE) {
            throw new PortalException(ConsentError.NOT_ACTIVE);
        }
    }

    private void demandNotRefused(Subject subject, RecipientUse use, Instant now) {
        book.refused(subject.person(), use.id(), now)
                .ifPresent(
                        refusal -> {
                            throw new PortalException(
                                    ConsentError.REFUSED_BEFORE,
                                    LocalDate.ofInstant(refusal.until(), ChinaTime.ZONE)
                                            .toString());
                        });
    }

    private static void demandSubject(PatientPrincipal patient, Subject subject) {
        if (patient.subject(subject.person()).isEmpty()) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
    }

    private Guardian guardian(
            PatientPrincipal patient, Subject subject, PersonCard person, Instant now) {
        if (!subject.guarded()) {
            return new Guardian(ConsentActor.PATIENT, null);
        }
        Set<PersonId> hers =
                patient.own().stream().map(Subject::person).collect(Collectors.toSet());
        Optional<Link> link =
                guardians.linksTo(person.id()).stream()
                        .filter(each -> hers.contains(each.guardian()))
                        .filter(each -> each.blockedAt() == null)
                        .filter(each -> !now.isBefore(each.since()) && now.isBefore(each.until()))
                        .findFirst();
        if (link.isEmpty() || !ConcernedCare.isChild(person, now)) {
            throw new PortalException(ConsentError.NOT_GUARDIAN);
        }
        return new Guardian(ConsentActor.GUARDIAN, link.get().relation());
    }

    private PersonCard person(PersonId id) {
        return persons.find(id).orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
    }

    private RecipientCard recipient(RecipientUse use) {
        return directory.recipient(use.recipientId()).orElseThrow();
    }

    private NoticeVersion notice(RecipientUse use) {
        return register.notice(Objects.requireNonNull(use.noticeId())).orElseThrow();
    }

    /** Returns the uses of a recipient that she could allow, from its card. */
    public List<RecipientUse> askable(long recipient) {
        return register.ofRecipient(recipient).stream()
                .filter(use -> use.needsConsent() && use.state() == UseState.ACTIVE)
                .toList();
    }

    /**
     * Lets something that she allows last otherwise: a new grant takes its place.
     *
     * @param id {@code gr_…} of a live one of the subject's
     */
    public Grant prolong(PatientPrincipal patient, Subject subject, String id, Choice choice) {
        OptionalLong number = Ids.parse(IdPrefix.GRANT, id);
        Grant grant =
                (number.isEmpty() ? Optional.<Grant>empty() : book.find(number.getAsLong()))
                        .filter(found -> found.person().equals(subject.person()))
                        .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
        if (!grant.isLive()) {
            throw new PortalException(ConsentError.WENT_ON);
        }
        String use = Ids.format(IdPrefix.USE, grant.useId());
        String notice = open(patient, use, subject).notice().code();
        return decide(patient, use, subject, notice, choice).orElseThrow();
    }

    /** Returns the day after which no grant lasts, as of now. */
    public LocalDate latest() {
        return latest(clock.instant());
    }
}
