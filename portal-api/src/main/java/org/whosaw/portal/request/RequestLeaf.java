package org.whosaw.portal.request;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.ledger.CanonicalBytes;
import org.whosaw.portal.ledger.LeafKind;

/**
 * Says what the ledger commits to of a person's requests: each step by itself, and with the step
 * that files or answers one what was asked and what was said. The one place that says so; {@code
 * docs/ledger.md} has the list.
 */
final class RequestLeaf {
    /** The leaf of a review's answer; the leaf of its making is 0. */
    static final int ANSWERED = 1;

    private RequestLeaf() {}

    /**
     * Returns the content of the leaf of one step.
     *
     * @param row the request as it stood when it was filed; only what never changes is taken
     * @param words hers, with the step that files it, or null
     * @param answer with the step that answers it, or null
     * @param body the answer's text, or null with the answer
     * @param starts whether the clock starts with this step
     */
    static CanonicalBytes step(
            RequestDao.Row row,
            RequestDao.EventRow event,
            @Nullable String words,
            RequestDao.@Nullable AnswerRow answer,
            @Nullable String body,
            boolean starts) {
        Long look = row.eventId();
        return CanonicalBytes.of(LeafKind.REQUEST)
                .text("about", look == null ? null : Ids.format(IdPrefix.ACCESS, look))
                .number("about_at", row.occurredAt())
                .text("about_kind", row.kind())
                .text("actor", event.actor())
                .number("actor_id", event.actorId())
                .text("answer", body)
                .text("answer_by", answer == null ? null : answer.staffCode())
                .text("answer_outcome", answer == null ? null : answer.outcome())
                .text("answer_signature", answer == null ? null : answer.signature())
                .number("answer_signed_at", answer == null ? null : answer.signedAt())
                .text("audience", row.audience())
                .number("due_at", starts ? row.dueAt() : null)
                .number("filed_at", row.filedAt())
                .number("happened_at", event.happenedAt())
                .text("id", Ids.format(IdPrefix.REQUEST, row.id()))
                .number("provisional", starts ? (long) row.provisional() : null)
                .number("started_at", starts ? row.startedAt() : null)
                .text("step", event.step())
                .text("subject", new PersonId(row.personId()).code())
                .text("words", words)
                .number("working_days", (long) row.workingDays());
    }

    /** Returns the content of the leaf of a one-time page that was made. */
    static CanonicalBytes made(ReviewDao.Row row) {
        return review(row).number("expires_at", row.expiresAt());
    }

    /** Returns the content of the leaf of its answer. */
    static CanonicalBytes answered(
            ReviewDao.Row row,
            long answeredAt,
            String answer,
            @Nullable String reason,
            @Nullable String words) {
        return review(row)
                .text("answer", answer)
                .number("happened_at", answeredAt)
                .text("reason", reason)
                .text("words", words);
    }

    private static CanonicalBytes review(ReviewDao.Row row) {
        Long request = row.requestId();
        return CanonicalBytes.of(LeafKind.REQUEST)
                .text("about", Ids.format(IdPrefix.ACCESS, row.eventId()))
                .text("id", Ids.format(IdPrefix.REVIEW, row.id()))
                .number("made_at", row.madeAt())
                .number("made_by", row.madeBy())
                .text("request", request == null ? null : Ids.format(IdPrefix.REQUEST, request))
                .text("subject", new PersonId(row.personId()).code());
    }
}
