package org.whosaw.portal.request.rights.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.calendar.WorkingCalendar;
import org.whosaw.portal.crypto.Signer;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.hospital.counter.DeskLooks;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.staff.StaffFeature;
import org.whosaw.portal.identity.staff.StaffRegistry;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.notice.NoticeKind;
import org.whosaw.portal.notice.Notifier;
import org.whosaw.portal.notice.Notifier.Matter;
import org.whosaw.portal.request.rights.RightsAnswer;
import org.whosaw.portal.request.rights.RightsAnswer.Content;
import org.whosaw.portal.request.rights.RightsAudience;
import org.whosaw.portal.request.rights.RightsCourse;
import org.whosaw.portal.request.rights.RightsError;
import org.whosaw.portal.request.rights.RightsOutcome;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.RightsState;
import org.whosaw.portal.request.rights.RightsStep;
import org.whosaw.portal.request.rights.book.RightsBook;
import org.whosaw.portal.request.rights.book.RightsBook.Also;
import org.whosaw.portal.request.rights.book.RightsBook.By;
import org.whosaw.portal.request.rights.book.RightsBook.Change;

/**
 * The desk's side: one case at a time, from acknowledging to the signed answer. Safe for threads.
 *
 * <ul>
 *   <li>to whom a case is not, it does not exist; one that concerns her goes to the auditor, and
 *       the patient is told;
 *   <li>a case that is opened is a look that the patient sees;
 *   <li>each step says which version of the case it was made from; who comes second is told, and
 *       nothing is overwritten.
 * </ul>
 */
public final class RightsWork {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.rights");
    private static final Set<Element> SHOWN = Set.of(Element.NAME);

    private final RightsBook book;
    private final RightsRouting routing;
    private final RightsDesk desk;
    private final PersonDirectory persons;
    private final StaffFeature staff;
    private final DeskLooks looks;
    private final Signer signer;
    private final Notifier notifier;
    private final Clock clock;

    RightsWork(
            RightsBook book,
            RightsRouting routing,
            RightsDesk desk,
            PersonDirectory persons,
            StaffFeature staff,
            DeskLooks looks,
            Signer signer,
            Notifier notifier,
            Clock clock) {
        this.book = book;
        this.routing = routing;
        this.desk = desk;
        this.persons = persons;
        this.staff = staff;
        this.looks = looks;
        this.signer = signer;
        this.notifier = notifier;
        this.clock = clock;
    }

    /**
     * One case in full.
     *
     * @param card about whom it is, or null until papers have shown it
     */
    public record Case(RightsRequest request, @Nullable PersonCard card) {
        @Override
        public String toString() {
            return "Case[" + request.number() + "]";
        }
    }

    /**
     * Opens a case. The look is on the patient's record before this returns.
     *
     * @throws PortalException not found, when it is not this member's to handle; her own case
     */
    public Case open(StaffPrincipal member, String number) {
        return open(member, number, SHOWN);
    }

    /**
     * Opens a case together with more of what stands on the patient's record.
     *
     * @param shown what of her data is shown with it
     */
    public Case open(StaffPrincipal member, String number, Set<Element> shown) {
        RightsRequest request = mine(member, number);
        PersonId person = request.person();
        if (person == null) {
            return new Case(request, null);
        }
        PersonCard card = persons.find(person).orElse(null);
        if (card != null) {
            looks.record(member, card, false, shown);
            if (request.audience() == RightsAudience.NAMED) {
                Instant now = clock.instant();
                book.write(tx -> notifier.tell(tx, person, news(request, Micros.of(now), now)));
            }
        }
        return new Case(request, card);
    }

    /**
     * Returns a request that this member may handle, without it being a look.
     *
     * @throws PortalException not found, when it is not hers to handle; her own case, which goes to
     *     the auditor
     */
    public RightsRequest mine(StaffPrincipal member, String number) {
        OptionalLong id = RightsBook.id(number);
        RightsRequest request =
                (id.isEmpty() ? Optional.<RightsRequest>empty() : book.find(id.getAsLong()))
                        .filter(each -> each.hospital().equals(member.hospitalId()))
                        .filter(each -> routing.sees(member, each.audience()))
                        .filter(each -> each.outcome() != RightsOutcome.SELF_SERVICE)
                        .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
        if (routing.concerns(member, request)) {
            if (request.audience() == RightsAudience.DESK && request.state().isOpen()) {
                handOver(request);
            }
            throw new PortalException(RightsError.OWN_CASE);
        }
        return request;
    }

    private void handOver(RightsRequest request) {
        Instant now = clock.instant();
        book.step(
                request,
                Change.of(RightsStep.HANDED_OVER, By.CLOCK, now)
                        .also(
                                (writing, tx) -> {
                                    writing.handOver(RightsAudience.AUDITOR);
                                    tell(request, now).write(writing, tx);
                                }));
        LOG.info("right handed over request={}", request.number());
    }

    /**
     * Returns a request that this member may handle and that has not moved since.
     *
     * @throws PortalException when somebody else, or she herself, has gone on with it
     */
    public RightsRequest at(StaffPrincipal member, String number, int version) {
        RightsRequest request = mine(member, number);
        if (request.version() != version) {
            throw new PortalException(RightsError.WENT_ON);
        }
        return request;
    }

    /** Tells her that there is something new, in neutral words. */
    private Also tell(RightsRequest request, Instant now) {
        PersonId person = request.person();
        PersonId reader = person == null ? request.filer().sealedFor() : person;
        return (writing, tx) -> notifier.tell(tx, reader, news(request, writing.event(), now));
    }

    private static Matter news(RightsRequest request, long cause, Instant now) {
        return new Matter(NoticeKind.RIGHTS_NEWS, cause, request.id(), 0, now, false);
    }

    private Change change(StaffPrincipal member, RightsStep step) {
        return Change.of(step, By.staff(member.staffUserId()), clock.instant());
    }

    /** Says to her that the desk has it. */
    public RightsRequest acknowledge(StaffPrincipal member, String number, int version) {
        RightsRequest request = at(member, number, version);
        Instant now = clock.instant();
        return book.step(
                request,
                change(member, RightsStep.ACKNOWLEDGED)
                        .also(
                                (writing, tx) -> {
                                    writing.acknowledge(now);
                                    tell(request, now).write(writing, tx);
                                }));
    }

    /** Takes it on: whoever had it before has it no more. */
    public RightsRequest take(StaffPrincipal member, String number, int version) {
        return assign(member, number, version, member.staffUserId());
    }

    /** Gives it to a colleague who may handle it; the caller has checked that she may. */
    public RightsRequest assign(StaffPrincipal member, String number, int version, long owner) {
        RightsRequest request = at(member, number, version);
        Instant now = clock.instant();
        boolean first = request.times().acknowledgedAt() == null;
        return book.step(
                request,
                change(member, RightsStep.TAKEN)
                        .also(
                                (writing, tx) -> {
                                    writing.own(owner);
                                    if (first) {
                                        writing.acknowledge(now);
                                    }
                                }));
    }

    /**
     * Asks her for everything that is missing, once (一次性告知); her clock stands until she replies.
     *
     * @throws PortalException when that was done before: a second time needs two
     */
    public RightsRequest askMissing(
            StaffPrincipal member, String number, int version, String typed) {
        RightsRequest request = at(member, number, version);
        if (request.last(RightsStep.MISSING_ASKED).isPresent()) {
            throw new PortalException(RightsError.ASKED_ONCE);
        }
        return hold(request, change(member, RightsStep.MISSING_ASKED), text(typed));
    }

    private RightsRequest hold(RightsRequest request, Change change, String words) {
        Instant now = clock.instant();
        return book.step(
                request,
                change.saying(book.seal(request, words))
                        .also(
                                (writing, tx) -> {
                                    writing.hold(now);
                                    tell(request, now).write(writing, tx);
                                }));
    }

    /** Proposes to wait for her a second time, and says why. */
    public RightsRequest proposeHold(
            StaffPrincipal member, String number, int version, String typed) {
        RightsRequest request = at(member, number, version);
        return book.step(
                request,
                change(member, RightsStep.HOLD_PROPOSED).saying(book.seal(request, text(typed))));
    }

    /** Agrees that she is waited for again; she sees why. Never the one who proposed it. */
    public RightsRequest confirmHold(StaffPrincipal member, String number, int version) {
        RightsRequest request = at(member, number, version);
        RightsRequest.Event proposed =
                request.proposedHold()
                        .orElseThrow(() -> new PortalException(RightsError.NOTHING_PROPOSED));
        if (Objects.equals(proposed.actorId(), member.staffUserId())) {
            throw new PortalException(RightsError.SECOND_PERSON);
        }
        return hold(
                request,
                change(member, RightsStep.HELD_AGAIN),
                Objects.requireNonNullElse(proposed.words(), ""));
    }

    /**
     * Composes the answer: one that needs no second person is signed and sent at once, confirmed by
     * a fresh one-time code; any other waits for her.
     *
     * @throws PortalException naming what the law demands and is missing
     */
    public RightsRequest compose(
            StaffPrincipal member, String number, int version, Content content, String code) {
        RightsRequest request = at(member, number, version);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        RightsStep next = request.needsSecond() ? RightsStep.COMPOSED : RightsStep.ANSWERED;
        if (RightsCourse.after(request.state(), next).isEmpty()) {
            throw new PortalException(RightsError.WENT_ON); // before a code of hers is used up
        }
        demandWhole(request, content, now);
        if (request.needsSecond()) {
            RightsAnswer draft =
                    new RightsAnswer(
                            0,
                            RightsAnswer.State.COMPOSED,
                            content,
                            member.staffUserId(),
                            now,
                            null,
                            null,
                            null,
                            null);
            Also keep = book.keep(request, draft);
            Also resume = resumed(request, now);
            return book.step(
                    request,
                    change(member, RightsStep.COMPOSED)
                            .also(
                                    (writing, tx) -> {
                                        resume.write(writing, tx);
                                        keep.write(writing, tx);
                                    }));
        }
        staff.signIn().confirm(member, code);
        String signedBy = code(member);
        RightsAnswer answer =
                new RightsAnswer(
                        0,
                        RightsAnswer.State.SENT,
                        content,
                        member.staffUserId(),
                        now,
                        null,
                        signedBy,
                        now,
                        sign(request, content, signedBy, now));
        Also keep = book.keep(request, answer);
        return send(request, member, content, now, keep);
    }

    private Also resumed(RightsRequest request, Instant now) {
        return request.state() == RightsState.WAITING_FOR_PERSON
                ? desk.resume(request, now)
                : (writing, tx) -> {};
    }

    private RightsRequest send(
            RightsRequest request, StaffPrincipal member, Content content, Instant now, Also keep) {
        Also tell = tell(request, now);
        RightsRequest sent =
                book.step(
                        request,
                        Change.of(RightsStep.ANSWERED, By.staff(member.staffUserId()), now)
                                .also(
                                        (writing, tx) -> {
                                            keep.write(writing, tx);
                                            writing.close(now, content.outcome());
                                            tell.write(writing, tx);
                                        }));
        LOG.info("right answered request={} staff={}", request.number(), member.getName());
        return sent;
    }

    private static void demandWhole(RightsRequest request, Content content, Instant now) {
        List<FieldError> missing = Composer.missing(request, content, WorkingCalendar.dayOf(now));
        if (!missing.isEmpty()) {
            throw PortalException.ofFields(RightsError.INCOMPLETE, missing);
        }
        if (content.outcome() != RightsOutcome.REFUSED
                && (request.person() == null
                        || request.filer().capacity().needsProof()
                                && request.last(RightsStep.PROOF_CHECKED).isEmpty())) {
            throw new PortalException(RightsError.NOT_SHOWN);
        }
    }

    private String code(StaffPrincipal member) {
        return staff.registry()
                .find(member.staffUserId())
                .map(StaffRegistry.Staff::code)
                .orElseThrow();
    }

    private String sign(RightsRequest request, Content content, String signedBy, Instant at) {
        return signer.sign(
                RightsAnswer.canonical(
                        request.number(), request.kind().code(), content, signedBy, at));
    }

    /** Signs and sends a composed answer, as the second person and with a fresh one-time code. */
    public RightsRequest release(StaffPrincipal member, String number, int version, String code) {
        RightsRequest request = at(member, number, version);
        RightsAnswer draft = composed(request);
        if (draft.composedBy() == member.staffUserId()) {
            throw new PortalException(RightsError.SECOND_PERSON);
        }
        staff.signIn().confirm(member, code);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String signedBy = code(member);
        String signature = sign(request, draft.content(), signedBy, now);
        return send(
                request,
                member,
                draft.content(),
                now,
                (writing, tx) ->
                        writing.release(
                                draft.id(), member.staffUserId(), signedBy, now, signature));
    }

    /** Sends a composed answer back to whoever wrote it, and says why. */
    public RightsRequest sendBack(StaffPrincipal member, String number, int version, String typed) {
        RightsRequest request = at(member, number, version);
        composed(request);
        return book.step(
                request,
                change(member, RightsStep.RETURNED)
                        .saying(book.seal(request, text(typed)))
                        .also((writing, tx) -> writing.sendBack(member.staffUserId())));
    }

    private static RightsAnswer composed(RightsRequest request) {
        if (request.state() != RightsState.READY) {
            throw new PortalException(RightsError.WENT_ON);
        }
        return request.composed().orElseThrow(() -> new PortalException(RightsError.WENT_ON));
    }

    private static String text(String typed) {
        String text = typed.strip().replace("\r\n", "\n");
        if (text.isEmpty() || text.length() > Composer.LONGEST) {
            throw PortalException.ofFields(
                    KernelError.INVALID_FIELDS,
                    List.of(
                            text.isEmpty()
                                    ? new FieldError("text", "required")
                                    : new FieldError(
                                            "text", "too-long", List.of(Composer.LONGEST))));
        }
        return text;
    }
}
