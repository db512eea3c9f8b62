package org.whosaw.portal.request;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.hospital.DeskStaff;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.identity.limit.RateLimit;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.request.AskedLines.Line;
import org.whosaw.portal.request.AskedLines.Own;
import org.whosaw.portal.request.Promise.Due;
import org.whosaw.portal.request.RequestBook.By;
import org.whosaw.portal.store.Database;

/** Takes a patient's requests and tells her where they stand. Safe for threads. */
public final class RequestDesk {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.request");

    private static final int OVERLAP = 60;
    private static final int MOST_CHANGES = 100;

    private final Database database;
    private final RequestBook book;
    private final AskedLines lines;
    private final PersonDirectory persons;
    private final DeskStaff deskStaff;
    private final RateLimits limits;
    private final RequestSettings settings;
    private final Promise promise;
    private final IdSource ids;
    private final Clock clock;

    RequestDesk(
            Database database,
            RequestBook book,
            AskedLines lines,
            PersonDirectory persons,
            DeskStaff deskStaff,
            RateLimits limits,
            RequestSettings settings,
            Promise promise,
            IdSource ids,
            Clock clock) {
        this.database = database;
        this.book = book;
        this.lines = lines;
        this.persons = persons;
        this.deskStaff = deskStaff;
        this.limits = limits;
        this.settings = settings;
        this.promise = promise;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What filing led to.
     *
     * @param fresh false when the line had been asked about before, and this is that request
     */
    public record Filed(Request request, boolean fresh) {}

    /**
     * Files the question why somebody looked. A line is asked about once: asking again leads to the
     * request that is there. One event may be a line of a mother's list and of her child's: each of
     * them is a line of its own.
     *
     * @param lists from which lists she asks; the first that has the line
     * @param now whether it goes to the desk although she lies in the hospital
     * @throws PortalException not found, when the line is not hers to read
     */
    public Filed ask(
            PatientPrincipal patient,
            List<Subject> lists,
            long eventId,
            @Nullable String words,
            boolean now) {
        Own own =
                lines.own(patient, lists, eventId)
                        .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
        Subject subject = own.subject();
        Optional<Request> there = current(subject.person(), eventId);
        if (there.isPresent()) {
            return new Filed(there.get(), false);
        }
        limits.spend(RateLimit.REQUESTS_PER_ACCOUNT, Ids.encode(patient.accountId()));
        Line line = lines.find(subject.hospital(), subject.person(), eventId).orElseThrow();
        Instant at = clock.instant();
        boolean waits = !now && liesIn(subject.person(), at);
        Due due = waits ? null : promise.after(at, settings.answerWorkingDays());
        Request request =
                new Request(
                        ids.next(),
                        subject.hospital(),
                        subject.person(),
                        patient.accountId(),
                        RequestKind.EXPLAIN,
                        waits ? RequestState.WAITING_FOR_DISCHARGE : RequestState.OPEN,
                        audience(subject.hospital(), line),
                        words,
                        at,
                        waits ? null : at,
                        due == null ? null : due.at(),
                        due != null && due.provisional(),
                        settings.answerWorkingDays(),
                        null,
                        eventId,
                        own.at(),
                        List.of(),
                        null);
        if (!book.file(request)) {
            return new Filed(current(subject.person(), eventId).orElseThrow(), false);
        }
        LOG.info("request filed request={} state={}", request.number(), request.state());
        return new Filed(book.find(request.id()).orElseThrow(), true);
    }

    private Optional<Request> current(PersonId person, long eventId) {
        return book.ofLine(person, eventId)
                .filter(request -> request.state() != RequestState.WITHDRAWN);
    }

    /** Says whether she, or the mother of the child, lies in the hospital. */
    public boolean liesIn(PersonId person, Instant at) {
        return persons.isAdmitted(person, at)
                || persons.find(person)
                        .map(PersonCard::mother)
                        .filter(mother -> persons.isAdmitted(mother, at))
                        .isPresent();
    }

    private RequestAudience audience(HospitalId hospital, Line line) {
        String department = lower(line.department());
        String role = lower(line.role());
        boolean inside =
                settings.auditorDepartments().stream()
                                .anyMatch(word -> department.contains(lower(word)))
                        || settings.auditorRoles().stream()
                                .anyMatch(word -> role.equals(lower(word)))
                        || deskStaff.isOfDesk(hospital, line.accessorKey());
        return inside ? RequestAudience.AUDITOR : RequestAudience.DESK;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the requests of those subjects, newest first. A question about a specially protected
     * line is as protected as the line.
     */
    public List<Request> list(PatientPrincipal patient, List<Subject> subjects) {
        return book.ofPersons(subjects.stream().map(Subject::person).toList()).stream()
                .filter(request -> mayRead(patient, request))
                .toList();
    }

    /**
     * Returns which requests of those subjects took a step since, for clients that keep a copy; one
     * about a specially protected line never, opened or not.
     */
    public RequestChanges changes(
            PatientPrincipal patient, List<Subject> subjects, @Nullable Instant since) {
        PatientPrincipal plain =
                new PatientPrincipal(
                        patient.accountId(), patient.sessionId(), patient.subjects(), null, null);
        // Commits may come a little out of the order of their times.
        long from = since == null ? Long.MIN_VALUE : Micros.of(since.minusSeconds(OVERLAP));
        List<RequestBook.Moved> moved =
                book.movedSince(
                        subjects.stream().map(Subject::person).toList(), from, MOST_CHANGES + 1);
        boolean more = moved.size() > MOST_CHANGES;
        List<RequestBook.Moved> kept = moved.subList(0, Math.min(MOST_CHANGES, moved.size()));
        return new RequestChanges(
                kept.stream()
                        .map(RequestBook.Moved::request)
                        .filter(request -> mayRead(plain, request))
                        .toList(),
                more
                        ? Micros.instant(kept.get(MOST_CHANGES - 1).at()).plusSeconds(OVERLAP)
                        : clock.instant(),
                more);
    }

    private boolean mayRead(PatientPrincipal patient, Request request) {
        return lines.mayRead(patient, request.person(), request.eventId());
    }

    /** Returns which lines of a person were asked about, by {@code ae_…}. */
    public Map<String, RequestState> asked(PersonId person) {
        return book.lines(person);
    }

    /** Returns the request about a line that stands, or empty. */
    public Optional<Request> about(PersonId person, long eventId) {
        return current(person, eventId);
    }

    /**
     * Returns one request with its history.
     *
     * @throws PortalException not found, for anybody else's as for none, and for one about a
     *     protected line that is not opened
     */
    public Request find(PatientPrincipal patient, String number) {
        OptionalLong id = Ids.parse(IdPrefix.REQUEST, number);
        return (id.isEmpty() ? Optional.<Request>empty() : book.find(id.getAsLong()))
                .filter(request -> mayRead(patient, request))
                .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
    }

    /** Sends a request that waits for discharge at once; one that does not wait stays as it is. */
    public Request sendNow(PatientPrincipal patient, String number) {
        Request request = find(patient, number);
        if (request.state() == RequestState.WAITING_FOR_DISCHARGE) {
            start(request, RequestStep.SENT_NOW, By.account(patient.accountId()));
        }
        return find(patient, number);
    }

    void start(Request request, RequestStep step, By by) {
        Instant at = clock.instant();
        book.start(request.id(), step, by, at, promise.after(at, request.workingDays()));
        LOG.info("request started request={} step={}", request.number(), step);
    }

    /** Takes a request back; one that is over stays as it is. */
    public Request withdraw(PatientPrincipal patient, String number) {
        Request request = find(patient, number);
        if (!request.state().isOver()) {
            Instant at = clock.instant();
            database.write(
                    tx ->
                            book.step(
                                    tx,
                                    request.id(),
                                    RequestStep.WITHDRAWN,
                                    By.account(patient.accountId()),
                                    at));
            LOG.info("request withdrawn request={}", request.number());
        }
        return find(patient, number);
    }
}
