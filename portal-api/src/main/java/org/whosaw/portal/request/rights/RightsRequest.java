package org.whosaw.portal.request.rights;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.request.RequestActor;
import org.whosaw.portal.request.RequestKind;

/**
 * A request as the house knows it.
 *
 * @param person about whom it is, or null until papers have shown it
 * @param eventId the line that it is about, or null
 * @param linkedTo an open request of the same kind that it belongs to, or null
 * @param owner who of the desk has it, or null
 * @param version grows with each step: who has an older one is told, and nothing is overwritten
 * @param events its history, the oldest first; empty in lists
 * @param answers as they were composed, the oldest first; empty in lists
 */
public record RightsRequest(
        long id,
        HospitalId hospital,
        @Nullable PersonId person,
        Filer filer,
        RequestKind kind,
        RightsScope scope,
        RightsWords words,
        @Nullable Long eventId,
        @Nullable Long linkedTo,
        RightsState state,
        RightsAudience audience,
        @Nullable RightsOutcome outcome,
        @Nullable Long owner,
        @Nullable String department,
        Marks marks,
        Times times,
        int version,
        List<Event> events,
        List<RightsAnswer> answers) {
    public RightsRequest {
        events = List.copyOf(events);
        answers = List.copyOf(answers);
    }

    /**
     * Who filed it.
     *
     * @param accountId her account, or null when the counter filed it for her
     * @param helperId who at the counter filed it for her, or null
     * @param sealedFor under whose key her words are sealed
     */
    public record Filer(
            Capacity capacity,
            @Nullable Long accountId,
            @Nullable Long helperId,
            PersonId sealedFor) {}

    /** What makes being late hurt most. */
    public record Marks(boolean minor, boolean protectedData, boolean admitted) {
        /** Returns the place of it in the queue, 0 for what comes first. */
        public int urgency() {
            return minor ? 0 : protectedData ? 1 : admitted ? 2 : 3;
        }
    }

    /**
     * Its clock.
     *
     * @param importedAt when it was entered from before the portal came, or null
     * @param heldAt since when it waits for her, or null
     * @param clockFrom from when the rest of the time runs
     * @param usedWorking how many working days were used before that
     * @param usedDays how many days were used before that
     * @param provisional whether {@code dueAt} may move when holidays are announced
     */
    public record Times(
            Instant filedAt,
            @Nullable Instant importedAt,
            @Nullable Instant acknowledgedAt,
            @Nullable Instant heldAt,
            @Nullable Instant closedAt,
            Instant clockFrom,
            int usedWorking,
            int usedDays,
            Instant acknowledgeDue,
            Instant dueAt,
            boolean provisional) {}

    /** One step of its history. */
    public record Event(
            RightsStep step,
            RequestActor actor,
            @Nullable Long actorId,
            Instant at,
            @Nullable String words) {
        @Override
        public String toString() {
            return "Event[" + step + "]";
        }
    }

    /** Returns its number, {@code rq_…}. */
    public String number() {
        return Ids.format(IdPrefix.REQUEST, id);
    }

    /** Says whether an answer is owed and its time is over. */
    public boolean isOverdue(Instant now) {
        return state.isOpen() && times.heldAt() == null && !now.isBefore(times.dueAt());
    }

    /** Says whether two must agree before it is answered. */
    public boolean needsSecond() {
        return kind == RequestKind.DELETE
                || kind == RequestKind.COPY
                || kind == RequestKind.PORTABILITY;
    }

    /** Returns the answer that was sent last. */
    public Optional<RightsAnswer> answer() {
        return last(RightsAnswer.State.SENT);
    }

    /** Returns the answer that waits for a second person. */
    public Optional<RightsAnswer> composed() {
        return last(RightsAnswer.State.COMPOSED);
    }

    private Optional<RightsAnswer> last(RightsAnswer.State state) {
        return answers.stream().filter(each -> each.state() == state).reduce((one, next) -> next);
    }

    /** Returns the proposal to wait for her again, while nobody has agreed to it. */
    public Optional<Event> proposedHold() {
        return events.stream()
                .filter(
                        each ->
                                each.step() == RightsStep.HOLD_PROPOSED
                                        || each.step() == RightsStep.HELD_AGAIN
                                        || each.step() == RightsStep.REOPENED)
                .reduce((one, next) -> next)
                .filter(each -> each.step() == RightsStep.HOLD_PROPOSED);
    }

    /** Returns the step of that kind that was taken last. */
    public Optional<Event> last(RightsStep step) {
        return events.stream().filter(each -> each.step() == step).reduce((one, next) -> next);
    }

    @Override
    public String toString() {
        return "RightsRequest[" + number() + " " + state + "]";
    }
}
