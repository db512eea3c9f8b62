package org.whosaw.portal.request.rights.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.calendar.Deadline;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.hospital.ProtectionSettings;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.request.RequestKind;
import org.whosaw.portal.request.rights.Capacity;
import org.whosaw.portal.request.rights.RightsAudience;
import org.whosaw.portal.request.rights.RightsOutcome;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.RightsRequest.Filer;
import org.whosaw.portal.request.rights.RightsRequest.Marks;
import org.whosaw.portal.request.rights.RightsRequest.Times;
import org.whosaw.portal.request.rights.RightsScope;
import org.whosaw.portal.request.rights.RightsState;
import org.whosaw.portal.request.rights.RightsStep;
import org.whosaw.portal.request.rights.RightsWords;
import org.whosaw.portal.request.rights.book.RightsBook;
import org.whosaw.portal.request.rights.book.RightsBook.By;
import org.whosaw.portal.request.rights.book.RightsBook.Change;
import org.whosaw.portal.request.rights.clock.RightsClock;
import org.whosaw.portal.request.rights.clock.RightsClock.Run;

/**
 * Makes a request of what was filed, wherever it was: on her pages, at the counter, or before the
 * portal came. Safe for threads.
 */
public final class RightsIntake {
    private final RightsBook book;
    private final PersonDirectory persons;
    private final ProtectionSettings protection;
    private final RightsClock clocks;
    private final IdSource ids;
    private final Clock clock;

    public RightsIntake(
            RightsBook book,
            PersonDirectory persons,
            ProtectionSettings protection,
            RightsClock clocks,
            IdSource ids,
            Clock clock) {
        this.book = book;
        this.persons = persons;
        this.protection = protection;
        this.clocks = clocks;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What is filed, its place decided.
     *
     * @param person about whom, or null until papers have shown it
     * @param filedAt its true date
     * @param before whether it was open before the portal came
     * @param by who takes the first step
     */
    public record Incoming(
            HospitalId hospital,
            @Nullable PersonId person,
            Filer filer,
            RequestKind kind,
            RightsScope scope,
            RightsWords words,
            @Nullable Long eventId,
            RightsAudience audience,
            Instant filedAt,
            boolean before,
            By by) {
        @Override
        public String toString() {
            return "Incoming[" + kind + "]";
        }
    }

    /** Takes it in and returns it; what the pages show is answered at once. */
    public RightsRequest take(Incoming in) {
        Instant now = clock.instant();
        boolean served =
                in.scope().isShown(in.kind())
                        && !in.before()
                        && in.filer().accountId() != null
                        && !in.filer().capacity().needsProof();
        Deadline due = clocks.answer(Run.fresh(in.filedAt()));
        Times times =
                new Times(
                        in.filedAt(),
                        in.before() ? now : null,
                        served ? now : null,
                        null,
                        served ? now : null,
                        in.filedAt(),
                        0,
                        0,
                        clocks.acknowledge(in.filedAt()).end(),
                        due.end(),
                        due.provisional());
        RightsRequest request =
                new RightsRequest(
                        ids.next(),
                        in.hospital(),
                        in.person(),
                        in.filer(),
                        in.kind(),
                        in.scope(),
                        in.words(),
                        in.eventId(),
                        served ? null : linked(in),
                        served ? RightsState.ANSWERED : RightsState.FILED,
                        in.audience(),
                        served ? RightsOutcome.SELF_SERVICE : null,
                        null,
                        department(in.person(), now),
                        marks(in, now),
                        times,
                        1,
                        List.of(),
                        List.of());
        List<Change> steps = new ArrayList<>();
        steps.add(Change.of(RightsStep.FILED, in.by(), in.filedAt()));
        if (in.filer().helperId() != null && in.filer().capacity().needsProof()) {
            steps.add(Change.of(RightsStep.PROOF_CHECKED, in.by(), now)); // shown at the counter
        }
        if (in.before()) {
            steps.add(Change.of(RightsStep.IMPORTED, in.by(), now));
        }
        if (served) {
            steps.add(Change.of(RightsStep.SERVED, By.CLOCK, now));
        }
        book.file(request, steps);
        return book.find(request.id()).orElseThrow();
    }

    /** An open request of the same kind is what a further one belongs to. */
    private @Nullable Long linked(Incoming in) {
        PersonId person = in.person();
        return person == null
                ? null
                : book.openOf(person, in.kind()).stream()
                        .map(RightsRequest::id)
                        .findFirst()
                        .orElse(null);
    }

    private @Nullable String department(@Nullable PersonId person, Instant now) {
        return person == null ? null : persons.latestDepartment(person, now).orElse(null);
    }

    private Marks marks(Incoming in, Instant now) {
        PersonId person = in.person();
        if (person == null) {
            return new Marks(false, false, false);
        }
        Optional<PersonCard> card = persons.find(person);
        boolean minor = card.flatMap(PersonCard::grownAt).filter(now::isBefore).isPresent();
        PersonId mother = card.map(PersonCard::mother).orElse(null);
        boolean admitted =
                persons.isAdmitted(person, now)
                        || mother != null && persons.isAdmitted(mother, now);
        boolean hidden =
                protection.isProtected(
                        java.util.Set.of(), persons.latestDepartment(person, now).orElse(null));
        return new Marks(minor || in.filer().capacity() == Capacity.GUARDIAN, hidden, admitted);
    }
}
