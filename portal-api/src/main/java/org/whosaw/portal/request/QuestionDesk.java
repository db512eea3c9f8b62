package org.whosaw.portal.request;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.crypto.Signer;
import org.whosaw.portal.hospital.DeskStaff;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.hospital.counter.DeskLooks;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.identity.staff.StaffFeature;
import org.whosaw.portal.identity.staff.StaffRegistry;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.notice.NoticeKind;
import org.whosaw.portal.notice.Notifier;
import org.whosaw.portal.notice.Notifier.Matter;
import org.whosaw.portal.request.AccessReviews.Made;
import org.whosaw.portal.request.AccessReviews.MaskedRecord;
import org.whosaw.portal.request.AccessReviews.Review;
import org.whosaw.portal.request.AskedLines.Line;
import org.whosaw.portal.request.Request.Answer;
import org.whosaw.portal.request.RequestBook.By;
import org.whosaw.portal.store.Database;

/**
 * The desk's side of questions: what is owed, one case, asking the person who looked, the signed
 * answer. Safe for threads.
 *
 * <ul>
 *   <li>the privacy officer handles questions; those about the desk, IT or management the auditor;
 *   <li>nobody opens a case about herself, and nobody of whom it is not known who she is;
 *   <li>a case that is opened is a look that the patient sees;
 *   <li>to whom a case is not, it does not exist.
 * </ul>
 */
public final class QuestionDesk {
    /** How long an answer may be. */
    public static final int LONGEST_ANSWER = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger("whosaw.request");
    private static final int MOST = 200;
    private static final Set<Element> SHOWN = Set.of(Element.NAME);

    private final Database database;
    private final RequestBook book;
    private final AccessReviews reviews;
    private final AskedLines lines;
    private final PersonDirectory persons;
    private final DeskStaff deskStaff;
    private final StaffFeature staff;
    private final DeskLooks looks;
    private final Signer signer;
    private final Notifier notifier;
    private final Clock clock;

    QuestionDesk(
            Database database,
            RequestBook book,
            AccessReviews reviews,
            AskedLines lines,
            PersonDirectory persons,
            DeskStaff deskStaff,
            StaffFeature staff,
            DeskLooks looks,
            Signer signer,
            Notifier notifier,
            Clock clock) {
        this.database = database;
        this.book = book;
        this.reviews = reviews;
        this.lines = lines;
        this.persons = persons;
        this.deskStaff = deskStaff;
        this.staff = staff;
        this.looks = looks;
        this.signer = signer;
        this.notifier = notifier;
        this.clock = clock;
    }

    /** A question in the list: nobody's name. */
    public record Entry(Request request, Line line) {}

    /**
     * What a member of the desk owes.
     *
     * @param elsewhere how many lie with the auditor, for a privacy officer who is not one
     */
    public record Owed(List<Entry> open, List<Entry> answered, int elsewhere) {}

    /** One case in full. */
    public record Case(Request request, Line line, MaskedRecord record, List<Review> reviews) {
        @Override
        public String toString() {
            return "Case[" + request.number() + "]";
        }
    }

    /** Returns what this member owes, soonest due first, and what was answered last. */
    public Owed owed(StaffPrincipal member) {
        List<RequestAudience> mine = audiences(member);
        if (mine.isEmpty()) {
            throw new PortalException(KernelError.FORBIDDEN);
        }
        int elsewhere =
                mine.contains(RequestAudience.AUDITOR)
                        ? 0
                        : book.countOwed(member.hospitalId(), RequestAudience.AUDITOR);
        return new Owed(
                entries(book.owed(member.hospitalId(), mine, MOST)),
                entries(book.answered(member.hospitalId(), mine, MOST / 10)),
                elsewhere);
    }

    private static List<RequestAudience> audiences(StaffPrincipal member) {
        List<RequestAudience> mine = new ArrayList<>();
        for (RequestAudience each : RequestAudience.values()) {
            if (member.has(each.role())) {
                mine.add(each);
            }
        }
        return mine;
    }

    private List<Entry> entries(List<Request> requests) {
        return requests.stream().map(each -> new Entry(each, line(each))).toList();
    }

    private Line line(Request request) {
        return lines.find(request.hospital(), request.person(), request.eventId()).orElseThrow();
    }

    /**
     * Opens a case. The look is on the patient's record before this returns.
     *
     * @throws PortalException not found, when it is not this member's to handle; her own case
     */
    public Case open(StaffPrincipal member, String number) {
        Request request = mine(member, number);
        Line line = checked(member, request);
        PersonCard card = persons.find(request.person()).orElseThrow();
        looks.record(member, card, false, SHOWN);
        return new Case(request, line, MaskedRecord.of(card), reviews.ofRequest(request.id()));
    }

    private Request mine(StaffPrincipal member, String number) {
        OptionalLong id = Ids.parse(IdPrefix.REQUEST, number);
        return (id.isEmpty() ? Optional.<Request>empty() : book.find(id.getAsLong()))
                .filter(request -> request.hospital().equals(member.hospitalId()))
                .filter(request -> member.has(request.audience().role()))
                .filter(request -> request.startedAt() != null)
                .filter(request -> request.state() != RequestState.WITHDRAWN)
                .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
    }

    private Line checked(StaffPrincipal member, Request request) {
        deskStaff.requireLinked(member);
        Line line = line(request);
        if (deskStaff.isHerself(member.hospitalId(), member.staffUserId(), line.accessorKey())) {
            throw new PortalException(RequestError.OWN_CASE);
        }
        return line;
    }

    /**
     * Makes the one-time page for the person who looked.
     *
     * @param phone her phone, to which the address goes, or empty to hand it over on paper
     * @param link makes the page's address from its secret
     */
    public Made ask(
            StaffPrincipal member, String number, String phone, UnaryOperator<String> link) {
        Request request = mine(member, number);
        if (!checked(member, request).personal()) {
            throw new PortalException(RequestError.NOBODY_TO_ASK);
        }
        Instant now = clock.instant();
        By by = By.staff(member.staffUserId());
        return reviews.make(
                request.hospital(),
                request.person(),
                request.eventId(),
                request.id(),
                member.staffUserId(),
                phone(phone),
                link,
                tx -> book.step(tx, request.id(), RequestStep.ACCESSOR_ASKED, by, now));
    }

    static @Nullable PhoneNumber phone(String typed) {
        if (typed.isBlank()) {
            return null;
        }
        return PhoneNumber.parse(typed).orElseThrow(() -> invalid("phone"));
    }

    private static PortalException invalid(String field) {
        return PortalException.ofFields(
                KernelError.INVALID_FIELDS, List.of(new FieldError(field, "invalid")));
    }

    /**
     * Signs the answer, confirmed by a fresh one-time code.
     *
     * @return the request as it stands then
     */
    public Request answer(
            StaffPrincipal member,
            String number,
            AnswerOutcome outcome,
            String typed,
            String code) {
        Request request = mine(member, number);
        checked(member, request);
        String text = typed.strip();
        if (text.isEmpty() || text.length() > LONGEST_ANSWER) {
            throw invalid("text");
        }
        if (!request.state().isOpen()) {
            throw new PortalException(RequestError.WENT_ON);
        }
        staff.signIn().confirm(member, code);
        Answer answer = signed(member, request, outcome, text);
        byte[] sealed = book.sealAnswer(request.person(), text);
        Matter news = news(request, answer);
        By by = By.staff(member.staffUserId());
        database.write(
                tx -> {
                    book.answer(tx, request.id(), by, answer, sealed);
                    notifier.tell(tx, request.person(), news);
                });
        LOG.info("request answered request={} staff={}", request.number(), member.getName());
        return book.find(request.id()).orElseThrow();
    }

    /** A question about a specially protected line is as protected as the line. */
    private Matter news(Request request, Answer answer) {
        Subject subject = new Subject(request.person(), request.hospital(), false);
        PatientPrincipal plain = new PatientPrincipal(0, 0, List.of(subject), null, null);
        boolean hidden = !lines.mayRead(plain, request.person(), request.eventId());
        return new Matter(
                NoticeKind.ANSWERED, request.id(), request.id(), 0, answer.signedAt(), hidden);
    }

    private Answer signed(
            StaffPrincipal member, Request request, AnswerOutcome outcome, String text) {
        String code =
                staff.registry()
                        .find(member.staffUserId())
                        .map(StaffRegistry.Staff::code)
                        .orElseThrow();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        byte[] bytes =
                AnswerText.canonical(
                        request.number(), request.access(), outcome, text, code, now.toString());
        return new Answer(outcome, text, member.staffUserId(), code, now, signer.sign(bytes));
    }
}
