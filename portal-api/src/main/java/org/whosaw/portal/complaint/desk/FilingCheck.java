package org.whosaw.portal.complaint.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.complaint.AuthorityRef;
import org.whosaw.portal.complaint.Competence;
import org.whosaw.portal.complaint.course.ComplaintStep;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;

/** Says what is missing before a complaint can be filed or moved on. Safe for threads. */
final class FilingCheck {
    /** How long her words may be. */
    static final int LONGEST_WORDS = 2_000;

    private static final int LONGEST_LINE = 100;
    private static final int MOST_BESIDE = 5;
    private static final Set<ComplaintStep> HERS =
            Set.of(
                    ComplaintStep.RECEIPT_GIVEN,
                    ComplaintStep.TRANSFERRED,
                    ComplaintStep.RESULT_GIVEN,
                    ComplaintStep.SILENCE_NOTED,
                    ComplaintStep.CLOSED,
                    ComplaintStep.REOPENED,
                    ComplaintStep.WITHDRAWN,
                    ComplaintStep.COPY_ANSWERED);

    private final Competence competence;

    FilingCheck(Competence competence) {
        this.competence = competence;
    }

    /** Refuses a draft that cannot be filed, naming every field at fault. */
    void demand(ComplaintDraft draft, LocalDate today) {
        List<FieldError> wrong = new ArrayList<>();
        if (draft.happened().topic() == null) {
            wrong.add(new FieldError("topic", "required"));
        }
        text(wrong, "words", draft.happened().words(), true, LONGEST_WORDS);
        text(wrong, "caller", draft.who().caller(), false, LONGEST_LINE);
        LocalDate on = draft.who().on();
        if (on != null && (on.isAfter(today) || on.getYear() < 1990)) {
            wrong.add(new FieldError("on", "invalid"));
        }
        if (draft.wants().isEmpty()) {
            wrong.add(new FieldError("wants", "required"));
        }
        if (draft.who().kind() == null) {
            wrong.add(new FieldError("respondent", "required"));
        }
        addressee(wrong, draft, today);
        if (!wrong.isEmpty()) {
            throw PortalException.ofFields(KernelError.INVALID_FIELDS, wrong);
        }
    }

    private void addressee(List<FieldError> wrong, ComplaintDraft draft, LocalDate today) {
        ComplaintDraft.To to = draft.to();
        text(wrong, "name", to.name(), false, LONGEST_LINE);
        text(wrong, "contact", to.contact(), false, LONGEST_LINE);
        if (!to.authority() && !to.hospital()) {
            wrong.add(new FieldError("to", "required"));
        }
        if (to.hospital() && draft.hospital() == null) {
            wrong.add(new FieldError("to", "no-hospital"));
        }
        if (to.authority()) {
            String chosen = to.lead();
            AuthorityRef lead =
                    chosen == null
                            ? competence.of(draft.facts(), today).lead()
                            : competence.find(chosen, today).orElse(null);
            if (lead == null) {
                wrong.add(new FieldError("lead", "unknown"));
            } else if (to.name().isBlank() && anyAsksForHerName(lead, to, today)) {
                wrong.add(new FieldError("name", "required"));
            }
            if (to.also().stream().anyMatch(each -> competence.find(each, today).isEmpty())) {
                wrong.add(new FieldError("also", "unknown"));
            } else if (to.also().size() > MOST_BESIDE) {
                wrong.add(new FieldError("also", "too-many", List.of(MOST_BESIDE)));
            }
        }
    }

    private boolean anyAsksForHerName(AuthorityRef lead, ComplaintDraft.To to, LocalDate today) {
        return lead.takesRealNameOnly()
                || to.also().stream()
                        .flatMap(each -> competence.find(each, today).stream())
                        .anyMatch(AuthorityRef::takesRealNameOnly);
    }

    /** Refuses to go on to another authority without her having confirmed what and to whom. */
    void demandOnward(
            ComplaintStep step,
            ComplaintBody body,
            @Nullable String authority,
            @Nullable String confirmed,
            LocalDate today) {
        List<FieldError> wrong = new ArrayList<>();
        if (step != ComplaintStep.TAKEN_FURTHER && step != ComplaintStep.COPIED) {
            wrong.add(new FieldError("step", "invalid"));
        }
        AuthorityRef next =
                authority == null ? null : competence.find(authority, today).orElse(null);
        boolean there =
                body.errands().stream().anyMatch(each -> each.authority().equals(authority));
        if (next == null || there && step == ComplaintStep.COPIED) {
            wrong.add(new FieldError("authority", next == null ? "unknown" : "has-it"));
        } else if (next.takesRealNameOnly() && body.draft().to().name().isBlank()) {
            wrong.add(new FieldError("authority", "real-name"));
        }
        ComplaintBody.Filing filing = body.filing();
        if (filing == null || !filing.contentHash().equals(confirmed)) {
            wrong.add(new FieldError("confirmed", confirmed == null ? "required" : "invalid"));
        }
        if (!wrong.isEmpty()) {
            throw PortalException.ofFields(KernelError.INVALID_FIELDS, wrong);
        }
    }

    /** Refuses a step that is not hers to take, or that lacks what it is about. */
    void demand(
            ComplaintStep step,
            @Nullable String authority,
            @Nullable String reference,
            @Nullable String words,
            LocalDate today) {
        List<FieldError> wrong = new ArrayList<>();
        if (!HERS.contains(step)) {
            wrong.add(new FieldError("step", "invalid"));
        }
        text(
                wrong,
                "reference",
                reference == null ? "" : reference,
                step == ComplaintStep.RECEIPT_GIVEN,
                LONGEST_LINE);
        text(
                wrong,
                "words",
                words == null ? "" : words,
                step == ComplaintStep.RESULT_GIVEN || step == ComplaintStep.COPY_ANSWERED,
                LONGEST_WORDS);
        boolean goesOn = step == ComplaintStep.TRANSFERRED || step == ComplaintStep.COPY_ANSWERED;
        boolean known = authority != null && competence.find(authority, today).isPresent();
        if (goesOn ? !known : authority != null) {
            wrong.add(new FieldError("authority", "unknown"));
        }
        if (!wrong.isEmpty()) {
            throw PortalException.ofFields(KernelError.INVALID_FIELDS, wrong);
        }
    }

    private static void text(
            List<FieldError> wrong, String field, String text, boolean needed, int most) {
        if (needed && text.isBlank()) {
            wrong.add(new FieldError(field, "required"));
        } else if (text.length() > most) {
            wrong.add(new FieldError(field, "too-long", List.of(most)));
        } else if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t' || c == 0x7f)) {
            wrong.add(new FieldError(field, "invalid"));
        }
    }
}
