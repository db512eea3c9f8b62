package org.whosaw.portal.request;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Signer;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PersonId;

/**
 * A request as the house knows it.
 *
 * @param accountId which account filed it, or null when the counter did
 * @param eventId the line that is asked about, of {@code occurredAt}
 * @param startedAt when its clock began, or null while it waits
 * @param dueAt until when an answer is promised, or null while it waits
 * @param provisional whether {@code dueAt} may move when holidays are announced
 */
public record Request(
        long id,
        HospitalId hospital,
        PersonId person,
        @Nullable Long accountId,
        RequestKind kind,
        RequestState state,
        RequestAudience audience,
        @Nullable String words,
        Instant filedAt,
        @Nullable Instant startedAt,
        @Nullable Instant dueAt,
        boolean provisional,
        int workingDays,
        @Nullable Instant closedAt,
        long eventId,
        Instant occurredAt,
        List<Event> events,
        @Nullable Answer answer) {
    public Request {
        events = List.copyOf(events);
    }

    /** One step of its history. */
    public record Event(RequestStep step, RequestActor actor, @Nullable Long actorId, Instant at) {}

    /**
     * The answer as it was signed.
     *
     * @param signedBy the five characters that stand for the member of the desk
     * @param signature a detached JWS (RFC 7515, appendix F) over {@link AnswerText#canonical}
     */
    public record Answer(
            AnswerOutcome outcome,
            String text,
            long staffUserId,
            String signedBy,
            Instant signedAt,
            String signature) {
        @Override
        public String toString() {
            return "Answer[" + outcome + "]";
        }
    }

    /** Returns its number, {@code rq_…}. */
    public String number() {
        return Ids.format(IdPrefix.REQUEST, id);
    }

    /** Returns the number of the line, {@code ae_…}. */
    public String access() {
        return Ids.format(IdPrefix.ACCESS, eventId);
    }

    /** Returns the bytes that an answer to this request signs. */
    public byte[] signedBytes(Answer given) {
        return AnswerText.canonical(
                number(),
                access(),
                given.outcome(),
                given.text(),
                given.signedBy(),
                given.signedAt().toString());
    }

    /**
     * Returns the answer with its signature in one text, a JWS in compact form (RFC 7515), or null:
     * whoever has it can check it against the published key without asking anybody.
     */
    public @Nullable String signedAnswer() {
        return answer == null ? null : Signer.whole(answer.signature(), signedBytes(answer));
    }

    /** Says whether an answer is owed and the promise is over. */
    public boolean isOverdue(Instant now) {
        return state.isOpen() && dueAt != null && !now.isBefore(dueAt);
    }

    @Override
    public String toString() {
        return "Request[" + number() + " " + state + "]";
    }
}
