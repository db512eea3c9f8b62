package org.whosaw.portal.request.rights.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.calendar.Deadline;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.identity.limit.RateLimit;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.request.RequestKind;
import org.whosaw.portal.request.rights.Capacity;
import org.whosaw.portal.request.rights.RightsError;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.RightsRequest.Filer;
import org.whosaw.portal.request.rights.RightsRequest.Times;
import org.whosaw.portal.request.rights.RightsScope;
import org.whosaw.portal.request.rights.RightsState;
import org.whosaw.portal.request.rights.RightsStep;
import org.whosaw.portal.request.rights.RightsWords;
import org.whosaw.portal.request.rights.book.RightsBook;
import org.whosaw.portal.request.rights.book.RightsBook.By;
import org.whosaw.portal.request.rights.book.RightsBook.Change;
import org.whosaw.portal.request.rights.book.RightsClockBook;
import org.whosaw.portal.request.rights.clock.RightsClock;
import org.whosaw.portal.request.rights.clock.RightsClock.Run;
import org.whosaw.portal.request.rights.desk.RightsIntake.Incoming;

/**
 * Takes what a patient asks, tells her where it stands, takes her replies. No reason is ever
 * demanded. Safe for threads.
 */
public final class RightsDesk {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.rights");

    private final RightsBook book;
    private final RightsClockBook clockBook;
    private final RightsIntake intake;
    private final RightsRouting routing;
    private final RightsClock clocks;
    private final RateLimits limits;
    private final Clock clock;

    RightsDesk(
            RightsBook book,
            RightsClockBook clockBook,
            RightsIntake intake,
            RightsRouting routing,
            RightsClock clocks,
            RateLimits limits,
            Clock clock) {
        this.book = book;
        this.clockBook = clockBook;
        this.intake = intake;
        this.routing = routing;
        this.clocks = clocks;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Files a request.
     *
     * @throws PortalException naming the fields that cannot be; or that her second factor is needed
     */
    public RightsRequest file(PatientPrincipal patient, Filing filing) {
        List<FieldError> errors = errors(patient, filing);
        if (!errors.isEmpty()) {
            throw PortalException.ofFields(KernelError.INVALID_FIELDS, errors);
        }
        if (needsFactor(filing.kind()) && !hasFactor(patient)) {
            throw new PortalException(RightsError.SECOND_FACTOR);
        }
        limits.spend(RateLimit.REQUESTS_PER_ACCOUNT, Ids.encode(patient.accountId()));
        Subject subject = filing.subject();
        PersonId person = filing.capacity().needsProof() ? null : subject.person();
        RightsRequest filed =
                intake.take(
                        new Incoming(
                                subject.hospital(),
                                person,
                                new Filer(
                                        filing.capacity(),
                                        patient.accountId(),
                                        null,
                                        subject.person()),
                                filing.kind(),
                                filing.scope(),
                                filing.words(),
                                filing.eventId(),
                                routing.audience(patient, filing),
                                clock.instant(),
                                false,
                                By.person(patient.accountId())));
        LOG.info("right asked request={} kind={}", filed.number(), filed.kind());
        return filed;
    }

    /** Says whether a kind asks for her second factor. */
    public static boolean needsFactor(RequestKind kind) {
        return kind == RequestKind.COPY
                || kind == RequestKind.PORTABILITY
                || kind == RequestKind.DELETE;
    }

    /** Says whether her second factor is given now. */
    public boolean hasFactor(PatientPrincipal patient) {
        Instant until = patient.secondFactorUntil();
        return until != null && clock.instant().isBefore(until);
    }

    private static List<FieldError> errors(PatientPrincipal patient, Filing filing) {
        List<FieldError> errors = new ArrayList<>();
        if (!RightsScope.of(filing.kind()).contains(filing.scope())) {
            errors.add(new FieldError("scope", "invalid"));
        }
        Subject subject = filing.subject();
        if (!patient.subjects().contains(subject)) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        boolean fits =
                switch (filing.capacity()) {
                    case SELF -> !subject.guarded();
                    case GUARDIAN -> subject.guarded();
                    case RELATIVE, AGENT -> true;
                };
        if (!fits) {
            errors.add(new FieldError("capacity", "invalid"));
        }
        RightsWords words = filing.words();
        if (filing.capacity().needsProof()) {
            required(errors, "aboutName", words.aboutName());
            required(errors, "aboutNumber", words.aboutNumber());
            if (filing.capacity() == Capacity.RELATIVE) {
                required(errors, "relation", words.relation());
            }
        }
        if (filing.kind() == RequestKind.PORTABILITY) {
            required(errors, "receiver", words.receiver());
        }
        if (Objects.requireNonNullElse(words.words(), "").length() > RightsWords.LONGEST) {
            errors.add(new FieldError("words", "too-long", List.of(RightsWords.LONGEST)));
        }
        return errors;
    }

    private static void required(List<FieldError> errors, String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            errors.add(new FieldError(field, "required"));
        } else if (value.length() > 200) {
            errors.add(new FieldError(field, "too-long", List.of(200)));
        }
    }

    /** Returns her requests, newest first: about those persons, and what she filed for others. */
    public List<RightsRequest> list(PatientPrincipal patient, List<Subject> subjects) {
        return book.hers(subjects.stream().map(Subject::person).toList(), patient.accountId());
    }

    /**
     * Returns one request with its history.
     *
     * @throws PortalException not found, for anybody else's as for none
     */
    public RightsRequest find(PatientPrincipal patient, String number) {
        OptionalLong id = RightsBook.id(number);
        return (id.isEmpty() ? Optional.<RightsRequest>empty() : book.find(id.getAsLong()))
                .filter(request -> isHers(patient, request))
                .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
    }

    private static boolean isHers(PatientPrincipal patient, RightsRequest request) {
        PersonId person = request.person();
        return Objects.equals(request.filer().accountId(), patient.accountId())
                || person != null && patient.subject(person).isPresent();
    }

    /** Says whether a number is of a request of these, and not of a question why. */
    public boolean knows(long id) {
        return book.find(id).isPresent();
    }

    /** Takes a request back; one that is over stays as it is. */
    public RightsRequest withdraw(PatientPrincipal patient, String number) {
        RightsRequest request = find(patient, number);
        if (!request.state().isOpen()) {
            return request;
        }
        Instant now = clock.instant();
        return book.step(
                request,
                Change.of(RightsStep.WITHDRAWN, By.person(patient.accountId()), now)
                        .also((writing, tx) -> writing.close(now, null)));
    }

    /**
     * Takes what she replies: the clock that stood runs on, and an answered request is open again.
     */
    public RightsRequest reply(PatientPrincipal patient, String number, String typed) {
        RightsRequest request = find(patient, number);
        String words = typed.strip();
        if (words.isEmpty() || words.length() > RightsWords.LONGEST) {
            throw PortalException.ofFields(
                    KernelError.INVALID_FIELDS,
                    List.of(
                            words.isEmpty()
                                    ? new FieldError("words", "required")
                                    : new FieldError(
                                            "words", "too-long", List.of(RightsWords.LONGEST))));
        }
        Instant now = clock.instant();
        boolean over = request.state() == RightsState.ANSWERED;
        RightsStep step = over ? RightsStep.REOPENED : RightsStep.REPLIED;
        Change change =
                Change.of(step, By.person(patient.accountId()), now)
                        .saying(book.seal(request, words));
        if (over) {
            return book.step(request, change.also(run(Run.fresh(now), request)));
        }
        return book.step(
                request,
                request.state() == RightsState.WAITING_FOR_PERSON
                        ? change.also(resume(request, now))
                        : change);
    }

    /** Returns what has the clock run on that stood. */
    RightsBook.Also resume(RightsRequest request, Instant now) {
        Times times = request.times();
        Run run =
                new Run(times.filedAt(), times.clockFrom(), times.usedWorking(), times.usedDays());
        Instant held = times.heldAt();
        return held == null ? (writing, tx) -> {} : run(clocks.resume(run, held, now), request);
    }

    private RightsBook.Also run(Run run, RightsRequest request) {
        Deadline due =
                clocks.answer(
                        new Run(
                                request.times().filedAt(),
                                run.from(),
                                run.usedWorking(),
                                run.usedDays()));
        return (writing, tx) -> writing.run(run, due.end(), due.provisional());
    }

    /**
     * Returns what was stated about the hospital's silence: dated, signed, for her to take along.
     *
     * @throws PortalException when nothing was, for the hospital is not late
     */
    public String silence(PatientPrincipal patient, String number) {
        return clockBook
                .silence(find(patient, number).id())
                .orElseThrow(() -> new PortalException(RightsError.NOT_LATE));
    }
}
