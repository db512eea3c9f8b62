package org.whosaw.portal.hospital.counter;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.Secret;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.identity.IdentityError;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.identity.limit.RateLimit;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.vault.Vault;

/** Opens one person at the counter and does there what she asks for. Safe for threads. */
public final class CounterDesk {
    /** How long a note may be. */
    public static final int LONGEST_NOTE = 500;

    static final String NOTE = "counter_note.note";

    private static final Logger LOG = LoggerFactory.getLogger("whosaw.counter");
    private static final int LONGEST_NUMBER = 64;
    private static final int MRN_SHOWN = 4;
    private static final Set<Element> SHOWN = Set.of(Element.NAME, Element.PHONE);

    private final Database database;
    private final Vault vault;
    private final PersonDirectory persons;
    private final RateLimits limits;
    private final CounterCodes codes;
    private final DeskLooks looks;
    private final Openings openings;
    private final IdSource ids;
    private final Clock clock;

    public CounterDesk(
            Database database,
            Vault vault,
            Pseudonymizer pseudonymizer,
            PersonDirectory persons,
            RateLimits limits,
            CounterCodes codes,
            DeskLooks looks,
            IdSource ids,
            Clock clock) {
        this.database = database;
        this.vault = vault;
        this.persons = persons;
        this.limits = limits;
        this.codes = codes;
        this.looks = looks;
        this.openings = new Openings(pseudonymizer, clock);
        this.ids = ids;
        this.clock = clock;
    }

    /** By which number a person is looked for; always the whole of it. */
    public enum Number implements Coded {
        MRN,
        ID_NUMBER
    }

    /**
     * Opens the person of a number in the hospital of {@code staff}, or returns empty. The look is
     * on her record before this returns.
     *
     * @throws PortalException when the role does not allow it, the number leads to several persons,
     *     or this member has opened too many
     */
    public Optional<CounterPerson> open(StaffPrincipal staff, Number kind, String typed) {
        allow(staff);
        limits.spend(RateLimit.COUNTER_OPENINGS_PER_STAFF, Ids.encode(staff.staffUserId()));
        String number = typed.strip();
        if (number.isEmpty() || number.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        List<PersonCard> found =
                kind == Number.MRN
                        ? persons.byMrn(staff.hospitalId(), number).stream().toList()
                        : persons.byIdNumber(staff.hospitalId(), number);
        if (found.size() > 1) {
            throw new PortalException(CounterError.NOT_ONE_PERSON);
        }
        LOG.info("counter search staff={} found={}", staff.getName(), found.size());
        return found.stream().findFirst().map(card -> opened(staff, card));
    }

    private CounterPerson opened(StaffPrincipal staff, PersonCard card) {
        looks.record(staff, card, false, SHOWN);
        return view(staff, card);
    }

    /** Opens a newborn whom its mother's page named. The look is on its record before. */
    public CounterPerson openNewborn(StaffPrincipal staff, String opening) {
        allow(staff);
        limits.spend(RateLimit.COUNTER_OPENINGS_PER_STAFF, Ids.encode(staff.staffUserId()));
        return opened(staff, card(staff, opening));
    }

    /** Shows the person again whom {@code opening} names. */
    public CounterPerson again(StaffPrincipal staff, String opening) {
        return view(staff, card(staff, opening));
    }

    /** Returns whom {@code opening} names, for another desk that goes on with her. */
    public PersonId personOf(StaffPrincipal staff, String opening) {
        return card(staff, opening).id();
    }

    /** Makes a binding code for the phone on record, to be printed on a slip. */
    public CounterCodes.Code slip(StaffPrincipal staff, String opening) {
        PersonCard card = cardWithWayIn(staff, opening);
        if (persons.phoneOnRecord(card.id()).isEmpty()) {
            throw new PortalException(CounterError.NO_PHONE);
        }
        looks.record(staff, card, true, SHOWN);
        return codes.forPhoneOnRecord(staff.hospitalId(), card.id(), staff.getName());
    }

    /** Makes a binding code for another phone, after her papers were checked. */
    public CounterCodes.Code slipForPhone(
            StaffPrincipal staff, String opening, String phone, PaperKind paper) {
        PersonCard card = cardWithWayIn(staff, opening);
        PhoneNumber number =
                PhoneNumber.parse(phone)
                        .orElseThrow(() -> new PortalException(IdentityError.PHONE_UNREADABLE));
        check(staff, card, paper, "other-phone");
        looks.record(staff, card, true, SHOWN);
        return codes.forPhone(staff.hospitalId(), card.id(), number, staff.getName());
    }

    /** Makes a code for the second factor, after her papers were checked. */
    public Secret<String> secondFactor(StaffPrincipal staff, String opening, PaperKind paper) {
        PersonCard card = cardWithWayIn(staff, opening);
        check(staff, card, paper, "second-factor");
        looks.record(staff, card, true, SHOWN);
        return codes.forSecondFactor(card.id(), staff.getName());
    }

    /**
     * Returns whose list may be printed now, after her papers were checked. The printing is on her
     * record before this returns, so the list shows it.
     */
    public Subject printList(StaffPrincipal staff, String opening, PaperKind paper) {
        PersonCard card = cardWithWayIn(staff, opening);
        check(staff, card, paper, "list");
        looks.record(staff, card, true, SHOWN);
        return new Subject(card.id(), card.hospital(), false);
    }

    /** Notes that she wishes some sharing to stop, in her words. */
    public void noteWish(StaffPrincipal staff, String opening, String words) {
        PersonCard card = card(staff, opening);
        String text = words.strip();
        if (text.isEmpty() || text.length() > LONGEST_NOTE) {
            throw PortalException.ofFields(
                    KernelError.INVALID_FIELDS,
                    List.of(new PortalException.FieldError("note", "invalid")));
        }
        CounterDao.Note note =
                new CounterDao.Note(
                        ids.next(),
                        staff.hospitalId().value(),
                        card.id().value(),
                        staff.staffUserId(),
                        vault.of(card.id()).seal(NOTE, text),
                        Micros.of(clock.instant()));
        database.write(tx -> tx.dao(CounterDao.class).addNote(note));
        LOG.info("counter noted a wish staff={} person={}", staff.getName(), card.id().code());
    }

    /**
     * Notes that papers were checked for the person, and puts that on her record: for another desk
     * that goes on with her.
     */
    public void notePapers(StaffPrincipal staff, String opening, Coded paper, String occasion) {
        PersonCard card = card(staff, opening);
        check(staff, card, paper, occasion);
        looks.record(staff, card, false, Set.of(Element.NAME));
    }

    private void check(StaffPrincipal staff, PersonCard card, Coded paper, String occasion) {
        CounterDao.Check check =
                new CounterDao.Check(
                        ids.next(),
                        staff.hospitalId().value(),
                        card.id().value(),
                        staff.staffUserId(),
                        paper.code(),
                        occasion,
                        Micros.of(clock.instant()));
        database.write(tx -> tx.dao(CounterDao.class).addCheck(check));
        LOG.info(
                "counter checked papers staff={} person={} occasion={}",
                staff.getName(),
                card.id().code(),
                occasion);
    }

    private static void allow(StaffPrincipal staff) {
        staff.require(StaffRole.COUNTER, StaffRole.PRIVACY_OFFICER);
    }

    private PersonCard cardWithWayIn(StaffPrincipal staff, String opening) {
        PersonCard card = card(staff, opening);
        if (!view(staff, card).hasOwnWayIn()) {
            throw new PortalException(CounterError.NO_OWN_WAY_IN);
        }
        return card;
    }

    private PersonCard card(StaffPrincipal staff, String opening) {
        allow(staff);
        return openings.read(staff, opening)
                .flatMap(persons::find)
                .filter(card -> card.hospital().equals(staff.hospitalId()))
                .orElseThrow(() -> new PortalException(CounterError.OPENING_OVER));
    }

    private CounterPerson view(StaffPrincipal staff, PersonCard card) {
        List<Instant> wishes =
                database.read(tx -> tx.dao(CounterDao.class).notes(card.id().value())).stream()
                        .map(note -> Micros.instant(note.notedAt()))
                        .toList();
        List<CounterPerson.Newborn> newborns =
                persons.newbornsOf(card.id()).stream()
                        .map(
                                each ->
                                        new CounterPerson.Newborn(
                                                openings.write(staff, each.id()), end(each)))
                        .toList();
        return new CounterPerson(
                openings.write(staff, card.id()),
                card.kind(),
                card.maskedName(),
                end(card),
                persons.phoneOnRecord(card.id())
                        .flatMap(PhoneNumber::parse)
                        .map(PhoneNumber::masked)
                        .orElse(null),
                card.deceasedAt() != null,
                card.grownAt().filter(clock.instant()::isBefore).isPresent(),
                wishes,
                newborns);
    }

    private static String end(PersonCard card) {
        String mrn = card.mrn();
        return mrn.substring(Math.max(0, mrn.length() - MRN_SHOWN));
    }
}
